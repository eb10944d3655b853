package dev.gavel.rego.builtin.pattern;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.nio.charset.StandardCharsets;

/** Text with regular expressions between delimiters, such as {@code urn:<[0-9]+>:x}. */
final class RegexTemplate {
  private static final String SPECIAL = "\\.+*?()|[]{}^$";

  private RegexTemplate() {}

  static Value match(Evaluation during, Value[] operands) {
    String template = Operands.text(operands, 1);
    String text = Operands.text(operands, 2);
    String open = Operands.text(operands, 3);
    String close = Operands.text(operands, 4);
    int length = open.getBytes(StandardCharsets.UTF_8).length;
    if (length != 1) {
      throw wrongDelimiter("start", length);
    }
    if (close.getBytes(StandardCharsets.UTF_8).length != 1) {
      throw wrongDelimiter("end", length);
    }
    String pattern = pattern(during.budget(), template, open.charAt(0), close.charAt(0));
    return BooleanValue.of(Regex.of(during.budget(), pattern).occursIn(during.budget(), text));
  }

  /** OPA gives the length of the start delimiter in both cases. */
  private static BuiltinException wrongDelimiter(String which, int length) {
    return BuiltinException.failed(
        which + " delimiter has to be exactly one character long but is " + length + " long");
  }

  private static String pattern(Budget budget, String template, char open, char close) {
    StringBuilder pattern = new StringBuilder("^");
    int level = 0;
    int start = 0;
    int end = 0;
    for (int at = 0; at < template.length(); at++) {
      char c = template.charAt(at);
      if (c == open) {
        start = ++level == 1 ? at : start;
      } else if (c == close) {
        level--;
        if (level < 0) {
          throw unbalanced(template);
        }
        if (level == 0) {
          String inner = template.substring(start + 1, at);
          pattern.append(quoted(template.substring(end, start)));
          pattern.append('(').append(inner).append(')');
          end = at + 1;
          Regex.of(budget, "^" + inner + "$");
        }
      }
    }
    if (level != 0) {
      throw unbalanced(template);
    }
    return pattern.append(quoted(template.substring(end))).append('$').toString();
  }

  private static BuiltinException unbalanced(String template) {
    return BuiltinException.failed("unbalanced braces in " + GoQuote.quote(template));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      if (SPECIAL.indexOf(text.charAt(i)) >= 0) {
        quoted.append('\\');
      }
      quoted.append(text.charAt(i));
    }
    return quoted.toString();
  }
}
