package dev.gavel.rego.builtin.pattern;

import dev.gavel.rego.builtin.pattern.GlobToken.Repeat;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Reads the simple patterns of {@code regex.globs_match}: characters, dots, classes, + and *. */
final class GlobTokens {
  private static final int CLASS_BYTES = 256;

  private final Budget budget;
  private final String source;
  private final int[] input;
  private int at;

  /** Whether the character read last had a backslash before it. */
  private boolean escaped;

  private GlobTokens(Budget budget, String source) {
    this.budget = budget;
    this.source = source;
    this.input = source.codePoints().toArray();
  }

  static List<GlobToken> read(Budget budget, String source) {
    GlobTokens reader = new GlobTokens(budget, source);
    List<GlobToken> tokens = new ArrayList<>();
    while (reader.at < reader.input.length) {
      GlobToken token = reader.token();
      if (!tokens.isEmpty() && tokens.getLast().absorbs(token)) {
        boolean some = tokens.getLast().repeat() == Repeat.SOME || token.repeat() == Repeat.SOME;
        tokens.set(tokens.size() - 1, token.with(some ? Repeat.SOME : Repeat.ANY));
      } else {
        tokens.add(token);
      }
    }
    return tokens;
  }

  private GlobToken token() {
    int character = next();
    if (escaped) {
      return of(character).with(repeat());
    }
    return switch (character) {
      case '.' -> new GlobToken(null, repeat());
      case '[' -> new GlobToken(characters(), Repeat.NONE).with(repeat());
      case ']' -> throw invalid(at, "set-close ']' with no preceding '['");
      case '+', '*' ->
          throw invalid(at, "flag '" + (char) character + "' must be preceded by a non-flag");
      default -> of(character).with(repeat());
    };
  }

  private GlobToken of(int character) {
    budget.spend(1);
    budget.allocate(CLASS_BYTES);
    BitSet one = new BitSet();
    one.set(character);
    return new GlobToken(one, Repeat.NONE);
  }

  private Repeat repeat() {
    if (at == input.length) {
      return Repeat.NONE;
    }
    int before = at;
    int character = next();
    if (!escaped && (character == '+' || character == '*')) {
      return character == '+' ? Repeat.SOME : Repeat.ANY;
    }
    at = before;
    return Repeat.NONE;
  }

  private BitSet characters() {
    BitSet characters = new BitSet();
    int previous = -1;
    while (at < input.length) {
      int character = next();
      if (escaped || (character != '-' && character != ']')) {
        characters.set(character);
        previous = character;
      } else if (character == ']') {
        budget.allocate(CLASS_BYTES + characters.size() / Byte.SIZE);
        return characters;
      } else {
        addRange(characters, previous);
        previous = -1;
      }
    }
    throw invalid(at, "found [ without matching ]");
  }

  private void addRange(BitSet characters, int low) {
    if (low < 0) {
      throw invalid(at, "range character '-' must be preceded by a Unicode character");
    }
    if (at >= input.length - 1) {
      throw invalid(at, "range character '-' must be followed by a Unicode character");
    }
    int high = next();
    if (!escaped && (high == ']' || high == '-')) {
      throw invalid(at, "range character '-' cannot be followed by a special symbol");
    }
    if (high < low) {
      throw invalid(
          at,
          "range is out of order: '%s' comes before '%s' in Unicode"
              .formatted(Character.toString(high), Character.toString(low)));
    }
    characters.set(low, high + 1);
  }

  private int next() {
    escaped = input[at] == '\\';
    if (!escaped) {
      return input[at++];
    }
    if (at == input.length - 1) {
      throw invalid(at, "input ends with a \\ (escape) character");
    }
    at += 2;
    return input[at - 1];
  }

  private BuiltinException invalid(int place, String problem) {
    return BuiltinException.failed(
        "input:%s, pos:%d, %s: the input provided is invalid".formatted(source, place, problem));
  }
}
