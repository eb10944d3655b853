package dev.gavel.conditions.path;

import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Compiles the patterns that a document brings; mostly it brings one, so the last is kept. */
final class GivenPatterns {
  /** What compiling takes at least, and for each character and each instruction. */
  private static final int LEAST_STEPS = 1000;

  private static final int STEPS = 20;

  private final Work work;
  private @Nullable String lastText;
  private @Nullable Regexp last;

  GivenPatterns(Work work) {
    this.work = work;
  }

  /** The compiled pattern, or null when the value is none. */
  @Nullable Regexp get(@Nullable Value pattern) {
    if (!(pattern instanceof StringValue(String text))) {
      return null;
    }
    if (!text.equals(lastText)) {
      last = compiled(text);
      lastText = text;
    }
    return last;
  }

  private @Nullable Regexp compiled(String text) {
    work.steps(LEAST_STEPS + (long) STEPS * Math.min(text.length(), Regexp.MOST_CHARACTERS));
    try {
      Regexp regexp = Regexp.of(text);
      work.steps((long) STEPS * regexp.size());
      return regexp;
    } catch (PathException invalid) {
      return null; // the RFC: then nothing matches
    }
  }
}
