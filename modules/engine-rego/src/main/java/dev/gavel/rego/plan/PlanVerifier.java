package dev.gavel.rego.plan;

import dev.gavel.engine.value.NumberValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Finds what a planner would never plan, so that what comes from a stranger can be run: it can
 * still be wrong, but not break the one who runs it.
 */
public final class PlanVerifier {
  private static final int MOST_MISTAKES = 100;
  private static final int DEEPEST = 250;
  private static final int CALL_DYNAMIC_LEAVES = 3;

  private final Policy policy;
  private final ToIntFunction<String> arity;
  private final Map<String, Integer> functions = new HashMap<>();
  private final List<String> mistakes = new ArrayList<>();
  private String owner = "";

  private PlanVerifier(Policy policy, ToIntFunction<String> arity) {
    this.policy = policy;
    this.arity = arity;
  }

  /**
   * Looks at the whole plan.
   *
   * @param arity how many arguments a built-in takes; below zero for one that is unknown
   * @return what is wrong, a sentence each, and at most so many; none when the plan is sound
   */
  public static List<String> mistakes(Policy policy, ToIntFunction<String> arity) {
    PlanVerifier verifier = new PlanVerifier(policy, arity);
    verifier.verify();
    return List.copyOf(verifier.mistakes);
  }

  private void verify() {
    for (Function function : policy.functions()) {
      owner = "function " + function.name();
      if (functions.put(function.name(), function.parameters().size()) != null) {
        mistake("it is there twice");
      }
      parameters(function.parameters());
      local(function.result());
    }
    for (Function function : policy.functions()) {
      owner = "function " + function.name();
      function.blocks().forEach(block -> block(block, 0, 0));
    }
    Set<String> plans = new HashSet<>();
    for (Plan plan : policy.plans()) {
      owner = "plan " + plan.name();
      if (!plans.add(plan.name())) {
        mistake("it is there twice");
      }
      plan.blocks().forEach(block -> block(block, 0, 0));
    }
  }

  private void parameters(List<Integer> parameters) {
    boolean documentsFirst =
        parameters.size() >= 2 && parameters.get(0) == 0 && parameters.get(1) == 1;
    if (!documentsFirst) {
      mistake("its first parameters must be 0 for input and 1 for data");
    }
    parameters.forEach(this::local);
    if (new HashSet<>(parameters).size() < parameters.size()) {
      mistake("a parameter is there twice");
    }
  }

  /**
   * One block.
   *
   * @param leaving how many blocks around this one a break may leave with it
   */
  private void block(Block block, int leaving, int depth) {
    if (depth > DEEPEST) {
      mistake("blocks are nested more than " + DEEPEST + " deep");
      return;
    }
    for (Stmt statement : block.statements()) {
      if (mistakes.size() >= MOST_MISTAKES) {
        return;
      }
      Field.of(statement).forEach(field -> field(field, leaving, depth));
      if (statement instanceof Stmt.Break leave) {
        leaves("Break", leave.index(), leaving);
      } else if (statement instanceof Stmt.Call call) {
        call(call);
      } else if (statement instanceof Stmt.CallDynamic call) {
        callDynamic(call, leaving);
      } else if (statement instanceof Stmt.MakeNumberRef number) {
        number(number);
      }
    }
  }

  private void field(Field field, int leaving, int depth) {
    switch (field) {
      case Field.Local(_, int number) -> local(number);
      case Field.Target(_, int number) -> local(number);
      case Field.Changed(_, int number) -> local(number);
      case Field.Locals(_, List<Integer> numbers) -> numbers.forEach(this::local);
      case Field.One(_, Operand operand) -> operand(operand);
      case Field.Many(_, List<Operand> operands) -> operands.forEach(this::operand);
      case Field.StringIndex(_, int index) -> string(index);
      case Field.StringIndexes(_, List<Integer> indexes) -> indexes.forEach(this::string);
      case Field.Nested(_, Block block) -> block(block, 0, depth + 1);
      case Field.NestedAll(_, List<Block> blocks) ->
          blocks.forEach(block -> block(block, leaving + 1, depth + 1));
      case Field.Plain _, Field.Text _, Field.Given _ -> {}
    }
  }

  private void operand(Operand operand) {
    switch (operand) {
      case Operand.Local(int number) -> local(number);
      case Operand.StringIndex(int index) -> string(index);
      case Operand.Bool _ -> {}
    }
  }

  private void local(int number) {
    if (number < 0) {
      mistake("a local has the number " + number);
    }
  }

  private void string(int index) {
    if (index < 0 || index >= policy.strings().size()) {
      mistake("it uses string %d of %d".formatted(index, policy.strings().size()));
    }
  }

  private void leaves(String statement, int index, int leaving) {
    if (index < 0 || index > leaving) {
      mistake(
          "%s leaves %d blocks where it may leave %d"
              .formatted(statement, index + 1L, leaving + 1));
    }
  }

  private void call(Stmt.Call call) {
    Integer parameters = functions.get(call.function());
    int wanted = parameters == null ? arity.applyAsInt(call.function()) : parameters;
    if (wanted < 0) {
      mistake("it calls " + call.function() + ", which is no function that is known");
    } else if (call.arguments().size() != wanted) {
      mistake(
          "it calls %s with %d arguments where it takes %d"
              .formatted(call.function(), call.arguments().size(), wanted));
    }
  }

  private void callDynamic(Stmt.CallDynamic call, int leaving) {
    leaves("CallDynamic", CALL_DYNAMIC_LEAVES, leaving);
    if (!call.arguments().equals(List.of(0, 1))) {
      mistake("a dynamic call must have input and data as arguments, 0 and 1");
    }
  }

  private void number(Stmt.MakeNumberRef number) {
    if (number.index() >= 0 && number.index() < policy.strings().size()) {
      try {
        NumberValue.parse(policy.strings().get(number.index()));
      } catch (NumberFormatException noNumber) {
        mistake("string %d is no number".formatted(number.index()));
      }
    }
  }

  private void mistake(String problem) {
    if (mistakes.size() < MOST_MISTAKES) {
      mistakes.add(owner + ": " + problem);
    }
  }
}
