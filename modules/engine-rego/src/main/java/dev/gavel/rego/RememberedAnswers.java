package dev.gavel.rego;

import dev.gavel.engine.value.Projection;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.encoding.RegoValueText;
import dev.gavel.rego.evaluation.SharedCaches;
import org.jspecify.annotations.Nullable;

/**
 * Answers of one query to inputs that it was asked with before. Two inputs are the same when they
 * differ in nothing that the query can read.
 */
final class RememberedAnswers {
  /** About what an entry takes for each part of its input and its answer. */
  private static final int BYTES_PER_PART = 48;

  private final SharedCaches kept;

  RememberedAnswers(long bytes) {
    this.kept = new SharedCaches(bytes);
  }

  /** Whether the request leaves the answer to the input alone. */
  static boolean fits(Request request) {
    return !request.strict()
        && !request.records()
        && request.limits() == null
        && request.replayed().outcomes().isEmpty();
  }

  /** As text, since equal numbers that are spelled differently can be answered differently. */
  static StringValue key(@Nullable Value input, Projection reads) {
    return StringValue.of(input == null ? "" : RegoValueText.of(reads.in(input)));
  }

  @Nullable Answer find(StringValue key) {
    return kept.find(key, Answer.class);
  }

  void keep(StringValue key, Answer answer) {
    long parts = key.weight() + 1L;
    for (Answer.Solution solution : answer.solutions()) {
      parts += solution.bindings().weight();
      for (Value value : solution.values()) {
        parts += value.weight();
      }
    }
    kept.keep(key, answer, parts * BYTES_PER_PART);
  }
}
