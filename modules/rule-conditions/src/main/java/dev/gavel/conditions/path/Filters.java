package dev.gavel.conditions.path;

import dev.gavel.conditions.path.Expression.Condition;
import dev.gavel.conditions.path.Expression.Operand;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decides the conditions of filters on one document. The RFC's Nothing is null. */
final class Filters {
  private final Value root;
  private final Work work;
  private final Comparison comparison;
  private final GivenPatterns patterns;

  Filters(Value root, Work work) {
    this.root = root;
    this.work = work;
    this.comparison = new Comparison(work);
    this.patterns = new GivenPatterns(work);
  }

  /** Gives what the query selects to the sink; false when that wanted no more. */
  boolean visit(Query query, Value current, Predicate<Value> sink) {
    Value start = query.fromRoot() ? root : current;
    return new Walk(this, work, query.segments(), sink).from(start, 0);
  }

  boolean holds(Condition condition, Value current) {
    work.step();
    return switch (condition) {
      case Condition.Or(List<Condition> parts) -> anyHolds(parts, current);
      case Condition.And(List<Condition> parts) -> allHold(parts, current);
      case Condition.Not(Condition negated) -> !holds(negated, current);
      case Condition.Exists(Query query) -> !visit(query, current, _ -> false);
      case Condition.Compares(Operand left, Expression.Relation relation, Operand right) ->
          comparison.holds(value(left, current), relation, value(right, current));
      case Condition.Matches(Operand text, Regexp pattern, boolean whole) ->
          matches(value(text, current), pattern, whole);
      case Condition.MatchesGiven(Operand text, Operand pattern, boolean whole) ->
          matches(value(text, current), patterns.get(value(pattern, current)), whole);
    };
  }

  private boolean anyHolds(List<Condition> parts, Value current) {
    for (int i = 0; i < parts.size(); i++) {
      if (holds(parts.get(i), current)) {
        return true;
      }
    }
    return false;
  }

  private boolean allHold(List<Condition> parts, Value current) {
    for (int i = 0; i < parts.size(); i++) {
      if (!holds(parts.get(i), current)) {
        return false;
      }
    }
    return true;
  }

  private boolean matches(@Nullable Value subject, @Nullable Regexp pattern, boolean whole) {
    if (pattern == null || !(subject instanceof StringValue(String text))) {
      return false;
    }
    work.steps(pattern.steps(text));
    return whole ? pattern.matches(text) : pattern.isFoundIn(text);
  }

  private @Nullable Value value(Operand operand, Value current) {
    return switch (operand) {
      case Operand.Literal(Value value) -> value;
      case Operand.Singular(boolean fromRoot, List<Step> steps) -> {
        work.steps(steps.size());
        yield Step.follow(steps, fromRoot ? root : current);
      }
      case Operand.Length(Operand of) -> length(value(of, current));
      case Operand.Count(Query query) -> count(query, current);
      case Operand.Only(Query query) -> only(query, current);
    };
  }

  private @Nullable Value length(@Nullable Value value) {
    return switch (value) {
      case StringValue(String text) -> {
        work.reading(text.length());
        yield NumberValue.of((long) text.codePointCount(0, text.length()));
      }
      case ArrayValue array -> NumberValue.of((long) array.size());
      case ObjectValue object -> NumberValue.of((long) object.size());
      case SetValue set -> NumberValue.of((long) set.size());
      case NullValue _, BooleanValue _, NumberValue _ -> null;
      case null -> null;
    };
  }

  private Value count(Query query, Value current) {
    int[] count = new int[1];
    visit(
        query,
        current,
        _ -> {
          count[0]++;
          return true;
        });
    return NumberValue.of((long) count[0]);
  }

  private @Nullable Value only(Query query, Value current) {
    List<Value> selected = new ArrayList<>(2);
    boolean atMostOne = visit(query, current, value -> selected.add(value) && selected.size() < 2);
    return atMostOne && !selected.isEmpty() ? selected.getFirst() : null;
  }
}
