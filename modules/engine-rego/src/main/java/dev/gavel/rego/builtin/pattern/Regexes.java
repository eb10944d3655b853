package dev.gavel.rego.builtin.pattern;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.builtin.Preparable;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The {@code regex.*} family. */
public final class Regexes {
  private Regexes() {}

  public static Map<String, Builtin> all() {
    Map<String, Builtin> all = new HashMap<>();
    Map.<String, Builtin>of(
            "regex.is_valid", Regexes::isValid,
            "regex.find_n", Regexes::find,
            "regex.find_all_string_submatch_n", Regexes::findGroups,
            "regex.split", Regexes::split,
            "regex.replace", Regexes::replace,
            "regex.template_match", RegexTemplate::match,
            "regex.globs_match", GlobIntersection::match)
        .forEach((name, builtin) -> all.put(name, guarded(builtin)));
    Builtin match = new Preparable(guarded(Regexes::match), Regexes::preparedMatch);
    all.put("regex.match", match);
    all.put("re_match", match);
    return Map.copyOf(all);
  }

  /** RE2/J recurses through what need not occur, as deep as the pattern has it in a row. */
  private static Builtin guarded(Builtin builtin) {
    return (during, operands) -> {
      try {
        return builtin.call(during, operands);
      } catch (StackOverflowError tooDeep) {
        throw BuiltinException.failed("the pattern needs more stack than there is");
      }
    };
  }

  private static Value isValid(Evaluation during, Value[] operands) {
    return BooleanValue.of(
        operands[0] instanceof StringValue pattern
            && Regex.isValid(during.budget(), pattern.text()));
  }

  private static Value match(Evaluation during, Value[] operands) {
    String pattern = Operands.text(operands, 1);
    String text = Operands.text(operands, 2);
    return BooleanValue.of(Regex.of(during.budget(), pattern).occursIn(during.budget(), text));
  }

  /** The first call compiles, at its own expense. */
  private static @Nullable Builtin preparedMatch(@Nullable Value[] constants) {
    if (!(constants[0] instanceof StringValue(String pattern))) {
      return null;
    }
    AtomicReference<Regex> compiled = new AtomicReference<>();
    return guarded(
        (during, operands) -> {
          String text = Operands.text(operands, 2);
          Regex regex = compiled.getPlain();
          if (regex == null) {
            regex = Regex.of(during.budget(), pattern);
            compiled.set(regex);
          }
          return BooleanValue.of(regex.occursIn(during.budget(), text));
        });
  }

  private static Value find(Evaluation during, Value[] operands) {
    String text = Operands.text(operands, 2);
    List<Value> found = new ArrayList<>();
    for (Regex.Match match : matches(during, operands)) {
      found.add(StringValue.of(match.group(0, text)));
    }
    return ArrayValue.of(found);
  }

  private static Value findGroups(Evaluation during, Value[] operands) {
    String text = Operands.text(operands, 2);
    List<Value> found = new ArrayList<>();
    for (Regex.Match match : matches(during, operands)) {
      List<Value> groups = new ArrayList<>();
      for (int group = 0; group < match.groups(); group++) {
        groups.add(StringValue.of(match.group(group, text)));
      }
      found.add(ArrayValue.of(groups));
    }
    return ArrayValue.of(found);
  }

  private static List<Regex.Match> matches(Evaluation during, Value[] operands) {
    String pattern = Operands.text(operands, 1);
    String text = Operands.text(operands, 2);
    long limit = Operands.integer(operands, 3);
    return Regex.of(during.budget(), pattern).matches(during.budget(), text, limit);
  }

  private static Value split(Evaluation during, Value[] operands) {
    String pattern = Operands.text(operands, 1);
    String text = Operands.text(operands, 2);
    Regex regex = Regex.of(during.budget(), pattern);
    if (text.isEmpty() && !regex.isEmpty()) {
      return ArrayValue.of(StringValue.of(""));
    }
    List<Value> parts = new ArrayList<>();
    int start = 0;
    int end = 0;
    for (Regex.Match match : regex.matches(during.budget(), text, -1)) {
      end = match.start();
      if (match.end() != 0) {
        parts.add(StringValue.of(text.substring(start, end)));
      }
      start = match.end();
    }
    if (end != text.length()) {
      parts.add(StringValue.of(text.substring(start)));
    }
    return ArrayValue.of(parts);
  }

  private static Value replace(Evaluation during, Value[] operands) {
    String text = Operands.text(operands, 1);
    String pattern = Operands.text(operands, 2);
    String replacement = Operands.text(operands, 3);
    Regex regex = Regex.of(during.budget(), pattern);
    Replacement template = Replacement.parse(replacement, regex);
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    for (Regex.Match match : regex.matches(during.budget(), text, -1)) {
      int before = out.length();
      out.append(text.substring(copied, match.start()));
      template.appendTo(out, match, text);
      during.budget().spend(template.parts().size());
      during.budget().allocate(2L * (out.length() - before));
      copied = match.end();
    }
    return StringValue.of(out.append(text.substring(copied)).toString());
  }
}
