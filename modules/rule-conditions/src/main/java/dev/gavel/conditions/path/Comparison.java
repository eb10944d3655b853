package dev.gavel.conditions.path;

import dev.gavel.conditions.path.Expression.Relation;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Compares two values, or nothing, as the RFC says: everything for equality, but only numbers with
 * numbers and strings with strings for order.
 *
 * <p>The values' own equality is not used for arrays and objects: it recurses and is not counted.
 */
final class Comparison {
  private final Work work;

  Comparison(Work work) {
    this.work = work;
  }

  boolean holds(@Nullable Value left, Relation relation, @Nullable Value right) {
    return switch (relation) {
      case EQUAL -> equal(left, right);
      case NOT_EQUAL -> !equal(left, right);
      case LESS -> less(left, right);
      case GREATER -> less(right, left);
      case LESS_OR_EQUAL -> less(left, right) || equal(left, right);
      case GREATER_OR_EQUAL -> less(right, left) || equal(left, right);
    };
  }

  private boolean less(@Nullable Value left, @Nullable Value right) {
    if (left instanceof NumberValue a && right instanceof NumberValue b) {
      return a.compareWith(b) < 0;
    }
    if (left instanceof StringValue a && right instanceof StringValue b) {
      work.reading(Math.min(a.text().length(), b.text().length()));
      return Value.ORDER.compare(a, b) < 0;
    }
    return false;
  }

  private boolean equal(@Nullable Value left, @Nullable Value right) {
    if (left == null || right == null) {
      return left == null && right == null;
    }
    return Children.count(left) == 0 ? alike(left, right) : equalInside(left, right);
  }

  /** Equal as far as can be told without a look at their children. */
  private boolean alike(Value left, Value right) {
    if (left instanceof StringValue(String a) && right instanceof StringValue(String b)) {
      work.reading(Math.min(a.length(), b.length()));
      return a.equals(b);
    }
    return Children.count(left) == Children.count(right)
        && (Children.areElements(left)
            ? Children.areElements(right)
            : left instanceof ObjectValue ? right instanceof ObjectValue : left.equals(right));
  }

  private boolean equalInside(Value left, Value right) {
    Deque<Value> pairs = new ArrayDeque<>();
    pairs.push(left);
    pairs.push(right);
    while (!pairs.isEmpty()) {
      Value b = pairs.pop();
      Value a = pairs.pop();
      if (!alike(a, b) || !pushChildren(a, b, pairs)) {
        return false;
      }
    }
    return true;
  }

  /** False when one object lacks a member of the other. */
  private boolean pushChildren(Value a, Value b, Deque<Value> pairs) {
    int count = Children.count(a);
    work.steps(count);
    for (int i = 0; i < count; i++) {
      Value twin =
          a instanceof ObjectValue mine && b instanceof ObjectValue theirs
              ? member(theirs, mine.key(i))
              : Children.get(b, i);
      if (twin == null) {
        return false;
      }
      pairs.push(Children.get(a, i));
      pairs.push(twin);
    }
    return true;
  }

  private @Nullable Value member(ObjectValue object, Value key) {
    if (key instanceof StringValue(String name)) {
      work.reading(name.length());
    }
    return object.get(key);
  }
}
