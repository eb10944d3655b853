package dev.gavel.conditions.check;

import dev.gavel.conditions.question.Question;
import dev.gavel.conditions.question.Question.Exists;
import dev.gavel.conditions.question.Relation;
import dev.gavel.conditions.version.Version;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Operands that are semantic versions. */
final class VersionOperands {
  private VersionOperands() {}

  static Question version(Draft draft, Relation relation) {
    Value operand = draft.operand();
    Version version = operand == null ? null : read(draft, operand, draft.place());
    return version == null ? Exists.EXISTS : new Question.Versions(relation, version);
  }

  static Question between(Draft draft) {
    Bounds bounds = draft.bounds();
    ArrayValue ends = draft.ends();
    if (ends == null) {
      return Exists.EXISTS;
    }
    Version low = read(draft, ends.get(0), draft.place().item(0));
    Version high = read(draft, ends.get(1), draft.place().item(1));
    return low == null || high == null
        ? Exists.EXISTS
        : bounds.range(low, high, Question.Versions::new);
  }

  private static @Nullable Version read(Draft draft, Value value, Pointer place) {
    Version version = value instanceof StringValue(String text) ? Version.parse(text) : null;
    if (version == null) {
      draft.wrong(
          place, "needs a semantic version of three numbers, not " + Diagnostic.shown(value));
    }
    return version;
  }
}
