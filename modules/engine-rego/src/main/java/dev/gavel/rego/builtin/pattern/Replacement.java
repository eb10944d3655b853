package dev.gavel.rego.builtin.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * What matches are replaced with: text, and groups as {@code $1}, {@code $name} or {@code ${name}}.
 * A name takes in all letters and digits that follow, so {@code $1x} is a group named 1x.
 */
record Replacement(List<Part> parts) {

  /** Text, or else a group; negative where the expression has no such group. */
  private record Part(String text, int group) {}

  private static final int NONE = -1;
  private static final int TEXT = -2;
  private static final int LONGEST_NUMBER = 9;

  static Replacement parse(String template, Regex regex) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < template.length()) {
      int dollar = template.indexOf('$', at);
      if (dollar < 0) {
        break;
      }
      parts.add(new Part(template.substring(at, dollar), TEXT));
      at = dollar + 1;
      boolean braced = template.startsWith("{", at);
      int start = braced ? at + 1 : at;
      int end = endOfName(template, start);
      boolean named = end > start && (!braced || template.startsWith("}", end));
      if (named) {
        parts.add(new Part("", group(template.substring(start, end), regex)));
        at = braced ? end + 1 : end;
      } else {
        parts.add(new Part("$", TEXT));
        at += template.startsWith("$", at) ? 1 : 0;
      }
    }
    parts.add(new Part(template.substring(at), TEXT));
    return new Replacement(parts);
  }

  void appendTo(StringBuilder out, Regex.Match match, String text) {
    for (Part part : parts) {
      if (part.group() == TEXT) {
        out.append(part.text());
      } else if (part.group() != NONE && part.group() < match.groups()) {
        out.append(match.group(part.group(), text));
      }
    }
  }

  private static int endOfName(String template, int start) {
    int end = start;
    while (end < template.length() && isNamePart(template.codePointAt(end))) {
      end += Character.charCount(template.codePointAt(end));
    }
    return end;
  }

  private static boolean isNamePart(int character) {
    return character == '_' || Character.isLetter(character) || Character.isDigit(character);
  }

  private static int group(String name, Regex regex) {
    boolean number =
        name.chars().allMatch(c -> c >= '0' && c <= '9')
            && name.length() < LONGEST_NUMBER
            && (name.equals("0") || !name.startsWith("0"));
    return number ? Integer.parseInt(name) : regex.group(name);
  }
}
