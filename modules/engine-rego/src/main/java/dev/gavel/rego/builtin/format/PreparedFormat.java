package dev.gavel.rego.builtin.format;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.encoding.RegoValueText;
import dev.gavel.rego.evaluation.Budget;
import java.util.ArrayList;
import java.util.List;

/**
 * A format, taken apart once. Most ask for nothing but {@code %s}, {@code %v} and {@code %d}, and
 * get what these take: then the parts are put together here. All else is for {@link GoFormat}.
 */
public final class PreparedFormat {
  private static final String VERBS = "svd";

  private final String format;

  /**
   * What stands before each verb, and behind the last one; empty for a format that asks for more.
   */
  private final List<String> texts = new ArrayList<>();

  private final StringBuilder verbs = new StringBuilder();

  private PreparedFormat(String format) {
    this.format = format;
  }

  public static PreparedFormat of(String format) {
    PreparedFormat prepared = new PreparedFormat(format);
    prepared.takeApart();
    return prepared;
  }

  private void takeApart() {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < format.length()) {
      char c = format.charAt(at++);
      if (c != '%') {
        text.append(c);
        continue;
      }
      char verb = at < format.length() ? format.charAt(at) : ' ';
      at++;
      if (verb == '%') {
        text.append(verb);
      } else if (VERBS.indexOf(verb) >= 0) {
        verbs.append(verb);
        texts.add(text.toString());
        text.setLength(0);
      } else {
        texts.clear();
        return;
      }
    }
    texts.add(text.toString());
  }

  /** The text with the arguments in it. */
  public String with(Budget budget, ArrayValue arguments) {
    StringBuilder out = new StringBuilder(2 * format.length());
    if (texts.size() != arguments.size() + 1 || !isPutTogether(out, arguments)) {
      return GoFormat.format(budget, format, arguments.asList());
    }
    budget.spend(verbs.length());
    budget.allocate(2L * out.length());
    return out.toString();
  }

  /** False when an argument is not what its verb is for. */
  private boolean isPutTogether(StringBuilder out, ArrayValue arguments) {
    for (int i = 0; i < verbs.length(); i++) {
      out.append(texts.get(i));
      char verb = verbs.charAt(i);
      Value argument = arguments.get(i);
      if (argument instanceof NumberValue number) {
        if (verb == 's' || !number.isLong()) {
          return false;
        }
        out.append(number.toLong());
      } else if (verb == 'd') {
        return false;
      } else {
        out.append(
            argument instanceof StringValue(String text) ? text : RegoValueText.of(argument));
      }
    }
    out.append(texts.getLast());
    return true;
  }
}
