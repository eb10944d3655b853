package dev.gavel.conditions.text;

import com.google.re2j.PatternSyntaxException;
import java.util.List;

/** What RE2/J says of a broken pattern, in a sentence, with the place and what to write instead. */
final class PatternMistake {
  private static final List<String> LOOK_AROUND = List.of("(?=", "(?!", "(?<=", "(?<!");
  private static final String SYNTAX = "the syntax is at github.com/google/re2/wiki/Syntax";

  private PatternMistake() {}

  static PatternException of(String pattern, PatternSyntaxException broken) {
    String part = broken.getPattern();
    return switch (broken.getDescription()) {
      case "missing closing )", "regexp/syntax: internal error" -> unpaired(pattern);
      case "missing closing ]" -> at(pattern, part, "this class is never closed", "add a ]");
      case "missing argument to repetition operator" ->
          at(pattern, part, "there is nothing to repeat", "write \\" + part + " for the character");
      case "invalid nested repetition operator" ->
          at(
              pattern,
              part,
              "a repeat cannot be repeated",
              "put it into a group, as in (?:a+)*; nothing backtracks, so none need be possessive");
      case "invalid repeat count" ->
          at(pattern, part, "no such repeat", "counts go from 0 to 1000, the lower one first");
      case "invalid character class range" ->
          at(pattern, part, "there is no such class or range of characters", SYNTAX);
      case "duplicate capture group name" ->
          new PatternException("two groups have the name " + part, "write (?: instead of a name");
      case "trailing backslash at end of expression" ->
          new PatternException("the backslash at the end escapes nothing", "write \\\\ for itself");
      case "invalid escape sequence" -> escape(pattern, part);
      default -> group(pattern, part, broken.getDescription());
    };
  }

  private static PatternException unpaired(String pattern) {
    int at = PatternOutline.of(pattern).unpaired();
    String where = at < 0 ? "" : " at character " + (at + 1);
    return new PatternException(
        "a parenthesis has no partner" + where, "write \\( or \\) for the character");
  }

  private static PatternException escape(String pattern, String part) {
    char escaped = part.charAt(1);
    return ('1' <= escaped && escaped <= '9') || escaped == 'k'
        ? at(
            pattern,
            part,
            "back-references are not supported",
            "matching in linear time excludes them; write out the alternatives")
        : at(
            pattern,
            part,
            "there is no such escape",
            escaped == 'Z' ? "write $ for the end of the text" : SYNTAX);
  }

  private static PatternException group(String pattern, String part, String description) {
    if (LOOK_AROUND.stream().anyMatch(part::startsWith)) {
      return at(
          pattern,
          part,
          "look-around is not supported",
          "matching in linear time excludes it; use a second condition, inside not for (?! and"
              + " (?<!");
    }
    if (part.equals("(?>")) {
      return at(pattern, part, "atomic groups are not supported", "nothing backtracks: write (?:");
    }
    return part.startsWith("(?")
        ? at(pattern, part, "there is no such kind of group", SYNTAX)
        : at(pattern, part, description, SYNTAX);
  }

  private static PatternException at(String pattern, String part, String message, String hint) {
    int at = pattern.indexOf(part);
    String where = at < 0 ? "" : " at character " + (at + 1);
    return new PatternException(message + ": " + part + where, hint);
  }
}
