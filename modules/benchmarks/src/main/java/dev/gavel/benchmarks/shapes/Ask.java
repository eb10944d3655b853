package dev.gavel.benchmarks.shapes;

import dev.gavel.engine.Context;
import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.AttributePath;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import java.util.Set;

/** A condition and its operand, prepared: what each of the three shapes is made from. */
record Ask(Condition condition, Operand operand) {

  /** The rule that is measured: five countries, a version and a half of the users. */
  static List<Ask> rule(int number) {
    return List.of(
        of("country", new Operand.Texts(Set.of("CA", "DE", "FR", "GB", "US"))),
        of("app_version", new Operand.Version(2, 3, 0)),
        of("user_id", new Operand.Buckets("checkout-" + number, 5000)));
  }

  AttributePath attribute() {
    return condition.attribute();
  }

  /** What follows from a verdict, in all shapes. */
  static boolean holds(Verdict verdict, Condition condition, Context context, Value actual) {
    if (verdict == Verdict.MISMATCH) {
      context.mismatches().mismatched(condition, actual);
    }
    return verdict == Verdict.TRUE;
  }

  /** The condition is only handed to whoever hears of mismatches, so any operator does. */
  private static Ask of(String attribute, Operand operand) {
    AttributePath path = AttributePath.of(attribute);
    return new Ask(
        new Condition(Pointer.ROOT, path, Operator.IN, null, ObjectValue.EMPTY, ""), operand);
  }
}
