package dev.gavel.conditions.check;

import dev.gavel.conditions.question.Question;
import dev.gavel.conditions.question.Question.Exists;
import dev.gavel.conditions.question.Relation;
import dev.gavel.conditions.time.DateBound;
import dev.gavel.conditions.time.Zone;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Operands that are dates or times. */
final class TimeOperands {
  private TimeOperands() {}

  static Question moment(Draft draft, Relation relation) {
    Zone zone = draft.zone();
    Value operand = draft.operand();
    DateBound bound = operand == null ? null : read(draft, operand, draft.place(), zone);
    return bound == null ? Exists.EXISTS : new Question.Moments(relation, bound);
  }

  static Question between(Draft draft) {
    Zone zone = draft.zone();
    Bounds bounds = draft.bounds();
    ArrayValue ends = draft.ends();
    if (ends == null) {
      return Exists.EXISTS;
    }
    DateBound start = read(draft, ends.get(0), draft.place().item(0), zone);
    DateBound end = read(draft, ends.get(1), draft.place().item(1), zone);
    return start == null || end == null
        ? Exists.EXISTS
        : bounds.range(start, end, Question.Moments::new);
  }

  private static @Nullable DateBound read(Draft draft, Value value, Pointer place, Zone zone) {
    DateBound bound =
        value instanceof StringValue(String text) ? DateBound.parse(text, zone) : null;
    if (bound == null) {
      draft.wrong(place, "needs an ISO 8601 date or time, not " + Diagnostic.shown(value));
    }
    return bound;
  }
}
