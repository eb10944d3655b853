package dev.gavel.rego.ruletree;

import dev.gavel.conditions.check.Check;
import dev.gavel.conditions.check.Checked;
import dev.gavel.conditions.question.Judge;
import dev.gavel.conditions.question.Judges;
import dev.gavel.conditions.question.Question;
import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.AttributePath;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import dev.gavel.rego.type.AnyType;
import dev.gavel.rego.type.Declaration;
import dev.gavel.rego.type.FunctionType;
import dev.gavel.rego.type.ScalarType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The operators of rule trees as built-in functions, for translated trees and for policies written
 * by hand: {@code gavel.geo_distance(input.place, {"value": {"latitude": 48.2, ...}})}. The second
 * argument is what a condition holds beside its attribute and operator.
 *
 * <p>An attribute of a kind that the operator cannot compare is the failure of a built-in, which
 * makes the call undefined, or an error where the caller is strict; that is what a mismatch is in a
 * rule tree. Operands are checked once and then remembered, up to a number.
 */
public final class Operators {
  static final String NAMESPACE = "gavel.";
  static final String ATTRIBUTE = "attribute";
  static final String NOW = "time_window_now";
  private static final int MOST_REMEMBERED = 10_000;

  private static final Map<Asking, Prepared> REMEMBERED = new ConcurrentHashMap<>();

  private record Asking(Operator operator, ObjectValue options) {}

  private record Prepared(Question question, Judge judge, boolean negated) {}

  private Operators() {}

  public static Map<String, Builtin> all() {
    Map<String, Builtin> all = new HashMap<>();
    for (Operator operator : asked()) {
      all.put(NAMESPACE + operator.label(), (_, arguments) -> holds(operator, arguments));
    }
    all.put(NAMESPACE + ATTRIBUTE, (_, arguments) -> attribute(arguments));
    all.put(NAMESPACE + NOW, new InWindowNow());
    return all;
  }

  public static Collection<Declaration> declarations() {
    List<Declaration> all = new ArrayList<>();
    for (Operator operator : asked()) {
      all.add(declaration(operator.label(), AnyType.ANY, AnyType.ANY));
    }
    all.add(
        Declaration.of(
            NAMESPACE + ATTRIBUTE,
            FunctionType.of(List.of(AnyType.ANY, ScalarType.STRING), AnyType.ANY)));
    all.add(declaration(NOW, AnyType.ANY));
    return all;
  }

  private static Declaration declaration(String name, AnyType... arguments) {
    return Declaration.of(
        NAMESPACE + name, FunctionType.of(List.of(arguments), ScalarType.BOOLEAN));
  }

  /** Those that are a question to a value; segments are rules of their own in Rego. */
  private static List<Operator> asked() {
    List<Operator> asked = new ArrayList<>();
    for (Operator operator : Operator.values()) {
      if (operator.positive() != Operator.IN_SEGMENT && operator.positive() != Operator.EXISTS) {
        asked.add(operator);
      }
    }
    return asked;
  }

  private static Value holds(Operator operator, Value[] arguments) {
    Prepared prepared = prepared(operator, Operands.object(arguments, 2));
    Value actual = arguments[0];
    Verdict verdict =
        actual == NullValue.NULL && operator != Operator.JSON_PATH
            ? Verdict.MISSING
            : prepared.judge().judge(actual);
    if (verdict == Verdict.MISMATCH) {
      throw BuiltinException.operand(1, "cannot be compared so, being " + actual.kind().noun());
    }
    return BooleanValue.of((verdict == Verdict.TRUE) != prepared.negated());
  }

  private record InWindowNow() implements Builtin {
    @Override
    public Value call(Evaluation during, Value[] arguments) {
      Prepared prepared = prepared(Operator.TIME_WINDOW, Operands.object(arguments, 1));
      return BooleanValue.of(
          prepared.question() instanceof Question.During(var window)
              && window.holds(during.now().getEpochSecond()));
    }

    @Override
    public boolean isSteady() {
      return false;
    }
  }

  private static @Nullable Value attribute(Value[] arguments) {
    return AttributePath.of(Operands.text(arguments, 2)).in(arguments[0]);
  }

  private static Prepared prepared(Operator operator, ObjectValue options) {
    Asking asking = new Asking(operator, options);
    Prepared known = REMEMBERED.get(asking);
    if (known == null) {
      known = prepare(operator, options);
      if (REMEMBERED.size() >= MOST_REMEMBERED) {
        REMEMBERED.clear();
      }
      REMEMBERED.put(asking, known);
    }
    return known;
  }

  private static Prepared prepare(Operator operator, ObjectValue options) {
    Diagnostics mistakes = new Diagnostics();
    Condition condition =
        new Condition(
            Pointer.ROOT, AttributePath.ROOT, operator, options.get("value"), options, "");
    Checked.Ask ask = Check.alone(condition, mistakes);
    if (mistakes.hasErrors()) {
      throw BuiltinException.operand(2, mistakes.errors().getFirst().message());
    }
    return new Prepared(ask.question(), Judges.of(ask.question()), ask.negated());
  }
}
