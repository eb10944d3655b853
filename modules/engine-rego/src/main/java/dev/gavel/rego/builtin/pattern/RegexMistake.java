package dev.gavel.rego.builtin.pattern;

import com.google.re2j.PatternSyntaxException;
import dev.gavel.conditions.text.PatternOutline;
import dev.gavel.rego.evaluation.BuiltinException;

/** What RE2/J says of a broken pattern, in the words that Go has for it. */
final class RegexMistake {
  private RegexMistake() {}

  static BuiltinException of(String pattern, RegexSource source, PatternSyntaxException broken) {
    String part = broken.getPattern() == null ? pattern : broken.getPattern();
    String description = broken.getDescription();
    boolean unpaired =
        description.equals("missing closing )")
            || description.equals("regexp/syntax: internal error");
    if (unpaired) {
      return unpaired(pattern, source);
    }
    if (part.equals("(?P<")) {
      return failure("invalid or unsupported Perl syntax", "(?P");
    }
    return failure(description, pattern.contains(part) ? part : part.replace("\\{", "{"));
  }

  /** A group that is open where the source ends early is no mistake. */
  private static BuiltinException unpaired(String pattern, RegexSource source) {
    int at = PatternOutline.of(source.text()).unpaired();
    if (at >= 0 && source.text().charAt(at) == ')') {
      return failure("unexpected )", pattern);
    }
    BuiltinException mistake = source.mistake();
    return mistake == null ? failure("missing closing )", pattern) : mistake;
  }

  static BuiltinException failure(String description, String part) {
    return BuiltinException.failed("error parsing regexp: " + description + ": `" + part + "`");
  }
}
