package dev.gavel.rego.builtin.pattern;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gavel.conditions.text.EndlessFolding;
import dev.gavel.conditions.text.PatternOutline;
import dev.gavel.rego.builtin.Kept;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import java.util.ArrayList;
import java.util.List;

/**
 * A compiled regular expression. Matching takes time in proportion to the text and to the size of
 * the program, so each character that is read is charged by that size.
 */
final class Regex {
  private static final int LARGEST = 50_000;
  private static final int DEEPEST = 1_000;
  private static final int STATES_PER_STEP = 8;
  private static final Kept<String, Regex> KEPT = new Kept<>();

  private final Pattern program;

  /** How many instructions the program has at most. */
  private final long size;

  private Regex(Pattern program, long size) {
    this.program = program;
    this.size = size;
  }

  /** Where a match, and each of its groups, begins and ends; negative where it does not occur. */
  record Match(List<Integer> bounds) {
    int start() {
      return bounds.get(0);
    }

    int end() {
      return bounds.get(1);
    }

    int groups() {
      return bounds.size() / 2;
    }

    String group(int group, String text) {
      int start = bounds.get(2 * group);
      return start < 0 ? "" : text.substring(start, bounds.get(2 * group + 1));
    }
  }

  static Regex of(Budget budget, String pattern) {
    return KEPT.get(pattern, pattern.length(), text -> compiled(budget, text));
  }

  private static Regex compiled(Budget budget, String pattern) {
    RegexSource source = RegexSource.of(pattern);
    PatternOutline outline = PatternOutline.of(source.text());
    budget.spend(pattern.length() + outline.size());
    if (outline.deepest() > DEEPEST) {
      throw RegexMistake.failure("expression nests too deeply", pattern);
    }
    if (outline.size() > LARGEST) {
      throw RegexMistake.failure("expression too large", pattern);
    }
    String endless = EndlessFolding.in(source.text());
    if (endless != null) {
      throw RegexMistake.failure("letter case cannot be put aside for U+1C80 to U+1C88", endless);
    }
    try {
      Pattern program = Pattern.compile(source.text());
      if (source.mistake() == null) {
        return new Regex(program, outline.size());
      }
      throw source.mistake();
    } catch (PatternSyntaxException broken) {
      throw RegexMistake.of(pattern, source, broken);
    }
  }

  static boolean isValid(Budget budget, String pattern) {
    try {
      of(budget, pattern);
      return true;
    } catch (BuiltinException broken) {
      return false;
    }
  }

  boolean occursIn(Budget budget, String text) {
    return matcher(budget, text).find();
  }

  /** The index of a named group; negative when there is none. */
  int group(String name) {
    return program.namedGroups().getOrDefault(name, -1);
  }

  boolean isEmpty() {
    return program.pattern().isEmpty();
  }

  /** Matches from left to right; an empty one right behind another does not count. */
  List<Match> matches(Budget budget, String text, long limit) {
    Matcher matcher = matcher(budget, text);
    List<Match> matches = new ArrayList<>();
    int at = 0;
    int previousEnd = -1;
    while (at <= text.length() && (limit < 0 || matches.size() < limit) && matcher.find(at)) {
      boolean accepted = true;
      if (matcher.end() == at) {
        accepted = matcher.start() != previousEnd;
        at += at < text.length() ? Character.charCount(text.codePointAt(at)) : 1;
      } else {
        at = matcher.end();
      }
      previousEnd = matcher.end();
      if (accepted) {
        matches.add(match(matcher));
      }
      budget.spend(1);
      budget.allocate(40L * (1 + matcher.groupCount()));
    }
    return matches;
  }

  private static Match match(Matcher matcher) {
    List<Integer> bounds = new ArrayList<>(2 * matcher.groupCount() + 2);
    for (int group = 0; group <= matcher.groupCount(); group++) {
      bounds.add(matcher.start(group));
      bounds.add(matcher.end(group));
    }
    return new Match(bounds);
  }

  private Matcher matcher(Budget budget, String text) {
    budget.spend(1);
    return program.matcher(new WatchedText(text, budget, 1 + size / STATES_PER_STEP));
  }
}
