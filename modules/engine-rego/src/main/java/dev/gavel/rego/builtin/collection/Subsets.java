package dev.gavel.rego.builtin.collection;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;

/** Whether one collection has all that another has; an array's elements also in the same order. */
final class Subsets {
  private Subsets() {}

  static boolean test(Evaluation during, Value[] operands) {
    Value whole = operands[0];
    Value part = operands[1];
    if (whole instanceof ArrayValue array && part instanceof SetValue set) {
      return hasAll(during, array, set);
    }
    if (whole.kind() != part.kind() || !isCollection(whole)) {
      throw BuiltinException.operands(
          "both arguments object.subset must be of the same type or array and set");
    }
    return within(during, whole, part);
  }

  private static boolean isCollection(Value value) {
    return value instanceof ArrayValue || value instanceof SetValue || value instanceof ObjectValue;
  }

  private static boolean within(Evaluation during, Value whole, Value part) {
    during.budget().spend(1);
    if (whole instanceof ObjectValue a && part instanceof ObjectValue b) {
      return hasEntries(during, a, b);
    }
    if (whole instanceof SetValue a && part instanceof SetValue b) {
      during.budget().spend(a.size() + b.size());
      return b.without(a).size() == 0;
    }
    if (whole instanceof ArrayValue a && part instanceof ArrayValue b) {
      return hasRun(during, a, b);
    }
    return false;
  }

  private static boolean hasEntries(Evaluation during, ObjectValue whole, ObjectValue part) {
    for (int i = 0; i < part.size(); i++) {
      Value mine = whole.get(part.key(i));
      Value wanted = part.value(i);
      if (mine == null || !(wanted.equals(mine) || within(during, mine, wanted))) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasRun(Evaluation during, ArrayValue whole, ArrayValue part) {
    int at = 0;
    int matched = 0;
    while (matched < part.size()) {
      if (at + matched == whole.size()) {
        return false;
      }
      during.budget().spend(1);
      if (whole.get(at + matched).equals(part.get(matched))) {
        matched++;
      } else {
        at++;
        matched = 0;
      }
    }
    return true;
  }

  /** Equal elements of the array are counted each, as OPA does. */
  private static boolean hasAll(Evaluation during, ArrayValue whole, SetValue part) {
    int missing = part.size();
    for (Value item : whole) {
      during.budget().spend(1);
      missing -= part.contains(item) ? 1 : 0;
      if (missing == 0) {
        return true;
      }
    }
    return false;
  }
}
