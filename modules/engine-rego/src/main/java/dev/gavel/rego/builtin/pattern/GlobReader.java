package dev.gavel.rego.builtin.pattern;

import dev.gavel.rego.evaluation.BuiltinException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Reads globs: {@code * ** ? [a-c] [!abc] {a,b}} and backslashes before what is meant as text. */
final class GlobReader {
  private static final int DEEPEST = 500;
  private static final BitSet NOTHING = new BitSet();

  private final String pattern;
  private final BitSet separators;
  private int at;
  private int depth;

  private GlobReader(String pattern, BitSet separators) {
    this.pattern = pattern;
    this.separators = separators;
  }

  static Glob read(String pattern, BitSet separators) {
    GlobReader reader = new GlobReader(pattern, separators);
    return reader.sequence();
  }

  private Glob sequence() {
    List<Glob> parts = new ArrayList<>();
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (depth > 0 && (c == ',' || c == '}')) {
        break;
      }
      parts.add(part(c));
    }
    return parts.size() == 1 ? parts.getFirst() : new Glob.Sequence(parts);
  }

  private Glob part(char c) {
    return switch (c) {
      case '{' -> alternatives();
      case '[' -> characterClass();
      case '?' -> {
        at++;
        yield new Glob.One(separators, true);
      }
      case '*' -> {
        boolean all = pattern.startsWith("**", at);
        at += all ? 2 : 1;
        yield new Glob.Many(all ? NOTHING : separators);
      }
      default -> new Glob.Text(text(depth > 0 ? "?*[{}," : "?*[{"));
    };
  }

  private Glob alternatives() {
    at++;
    if (++depth > DEEPEST) {
      throw broken("more than " + DEEPEST + " groups in one another");
    }
    List<Glob> alternatives = new ArrayList<>();
    alternatives.add(sequence());
    while (at < pattern.length() && pattern.charAt(at) == ',') {
      at++;
      alternatives.add(sequence());
    }
    if (at == pattern.length()) {
      throw broken("unclosed `{`");
    }
    at++;
    depth--;
    return new Glob.Either(alternatives);
  }

  private Glob characterClass() {
    at++;
    boolean not = pattern.startsWith("!", at);
    at += not ? 1 : 0;
    if (at == pattern.length()) {
      throw broken("unexpected end of input");
    }
    BitSet listed = new BitSet();
    int low = pattern.codePointAt(at);
    int hyphen = at + Character.charCount(low);
    boolean range = pattern.startsWith("-", hyphen);
    int high = low;
    if (range) {
      at = hyphen + 1;
      high = character();
      closeClass();
      if (high < low) {
        throw broken("range hi character is less than lo");
      }
      listed.set(low, high + 1);
    } else {
      text("]").codePoints().forEach(listed::set);
      closeClass();
      if (listed.isEmpty()) {
        throw broken("could not parse range");
      }
    }
    return new Glob.One(listed, not);
  }

  private void closeClass() {
    if (character() != ']') {
      throw broken("expected close range character");
    }
  }

  private int character() {
    if (at == pattern.length()) {
      throw broken("unexpected end of input");
    }
    int character = pattern.codePointAt(at);
    at += Character.charCount(character);
    return character;
  }

  /** Characters up to one of these, or to the end; a backslash takes the next one as it is. */
  private String text(String breakers) {
    StringBuilder text = new StringBuilder();
    while (at < pattern.length()) {
      int character = pattern.codePointAt(at);
      if (breakers.indexOf(character) >= 0) {
        break;
      }
      at += Character.charCount(character);
      if (character == '\\') {
        if (at == pattern.length()) {
          throw broken(breakers.equals("]") ? "unexpected end of input" : "trailing backslash");
        }
        character = pattern.codePointAt(at);
        at += Character.charCount(character);
      }
      text.appendCodePoint(character);
    }
    return text.toString();
  }

  /** Places are counted in bytes. */
  private BuiltinException broken(String reason) {
    int offset = pattern.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
    return BuiltinException.failed("glob: syntax error at " + offset + ": " + reason);
  }
}
