package dev.gavel.conditions.path;

import dev.gavel.engine.value.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * From a value along the segments of a query, to each value that it selects.
 *
 * <p>The values go to the sink one by one, in the order of the RFC, until it wants no more; then
 * every method here returns false. Java's stack grows with the text of the path only: how deep the
 * document is shows in a stack of our own.
 */
final class Walk {
  private final Filters filters;
  private final Work work;
  private final List<Segment> segments;
  private final Predicate<Value> sink;

  Walk(Filters filters, Work work, List<Segment> segments, Predicate<Value> sink) {
    this.filters = filters;
    this.work = work;
    this.segments = segments;
    this.sink = sink;
  }

  /** Goes on from a value that the segments before this one have reached. */
  boolean from(Value value, int segment) {
    if (segment == segments.size()) {
      return sink.test(value);
    }
    return switch (segments.get(segment)) {
      case Segment.Children(List<Selector> selectors) -> children(value, selectors, segment + 1);
      case Segment.Descendants(List<Selector> selectors) ->
          descendants(value, selectors, segment + 1);
    };
  }

  private boolean reach(Value child, int next) {
    work.step();
    return from(child, next);
  }

  private boolean descendants(Value value, List<Selector> selectors, int next) {
    Deque<Value> ahead = new ArrayDeque<>();
    ahead.push(value);
    while (!ahead.isEmpty()) {
      Value parent = ahead.pop();
      if (!children(parent, selectors, next)) {
        return false;
      }
      for (int i = Children.count(parent) - 1; i >= 0; i--) {
        work.step();
        Value child = Children.get(parent, i);
        if (Children.count(child) > 0) {
          ahead.push(child);
        }
      }
    }
    return true;
  }

  private boolean children(Value parent, List<Selector> selectors, int next) {
    for (int i = 0; i < selectors.size(); i++) {
      work.step();
      boolean more =
          switch (selectors.get(i)) {
            case Step step -> one(step.from(parent), next);
            case Selector.All _ -> all(parent, next);
            case Selector.Slice slice -> slice(parent, slice, next);
            case Selector.Filter(Expression.Condition condition) -> filter(parent, condition, next);
          };
      if (!more) {
        return false;
      }
    }
    return true;
  }

  private boolean one(@Nullable Value child, int next) {
    return child == null || reach(child, next);
  }

  private boolean all(Value parent, int next) {
    int count = Children.count(parent);
    for (int i = 0; i < count; i++) {
      if (!reach(Children.get(parent, i), next)) {
        return false;
      }
    }
    return true;
  }

  private boolean filter(Value parent, Expression.Condition condition, int next) {
    int count = Children.count(parent);
    for (int i = 0; i < count; i++) {
      work.step();
      Value child = Children.get(parent, i);
      if (filters.holds(condition, child) && !reach(child, next)) {
        return false;
      }
    }
    return true;
  }

  private boolean slice(Value parent, Selector.Slice slice, int next) {
    if (!Children.areElements(parent)) {
      return true;
    }
    Range range = Range.of(slice, Children.count(parent));
    for (long i = range.first(); range.holds(i); i += range.step()) {
      if (!reach(Children.get(parent, (int) i), next)) {
        return false;
      }
    }
    return true;
  }
}
