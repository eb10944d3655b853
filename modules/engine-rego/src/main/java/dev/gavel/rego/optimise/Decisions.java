package dev.gavel.rego.optimise;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.optimise.body.Flow;
import dev.gavel.rego.optimise.body.Uses;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Field;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements of which it is known beforehand how they come out. */
final class Decisions {
  private final Policy policy;
  private final Set<String> functions;
  private final Knowledge knowledge;

  Decisions(Policy policy, Set<String> functions, Knowledge knowledge) {
    this.policy = policy;
    this.functions = functions;
    this.knowledge = knowledge;
  }

  /** Whether a statement does nothing but go on with the next. */
  boolean isIdle(Stmt statement) {
    if (statement instanceof Stmt.ResetLocal(_, int local)) {
      return knowledge.undefined(local);
    }
    if (statement instanceof Stmt.AssignVar(_, Operand source, int target)) {
      return isCopy(target, source);
    }
    if (statement instanceof Stmt.AssignVarOnce(_, Operand source, int target)) {
      return isCopy(target, source) || isEqualConstant(new Operand.Local(target), source);
    }
    if (statement instanceof Stmt.Block(_, List<Block> blocks)) {
      return blocks.stream().allMatch(block -> block.statements().isEmpty());
    }
    if (statement instanceof Stmt.Scan scan) {
      return scan.block().statements().isEmpty();
    }
    return statement instanceof Stmt.Nop || holds(statement);
  }

  private boolean isCopy(int target, Operand source) {
    return source instanceof Operand.Local(int local)
        && knowledge.root(local) == knowledge.root(target);
  }

  private boolean holds(Stmt statement) {
    if (statement instanceof Stmt.Equal(_, Operand a, Operand b)) {
      return isEqualConstant(a, b) || isSameDefined(a, b);
    }
    if (statement instanceof Stmt.NotEqual(_, Operand a, Operand b)) {
      return isOtherConstant(a, b);
    }
    if (statement instanceof Stmt.IsDefined(_, int local)) {
      return knowledge.defined(local);
    }
    if (statement instanceof Stmt.IsUndefined(_, int local)) {
      return knowledge.undefined(local);
    }
    if (statement instanceof Stmt.IsArray(_, Operand source)) {
      return constant(source) instanceof ArrayValue;
    }
    if (statement instanceof Stmt.IsObject(_, Operand source)) {
      return constant(source) instanceof ObjectValue;
    }
    if (statement instanceof Stmt.IsSet(_, Operand source)) {
      return constant(source) instanceof SetValue;
    }
    return statement instanceof Stmt.Not(_, Block block) && isUndefined(block);
  }

  /** Whether a statement always leads to the end of its block. */
  boolean fails(Stmt statement) {
    if (statement instanceof Stmt.Equal(_, Operand a, Operand b)) {
      return isOtherConstant(a, b) || lacksOne(statement);
    }
    if (statement instanceof Stmt.NotEqual(_, Operand a, Operand b)) {
      return isEqualConstant(a, b) || isSame(a, b) || lacksOne(statement);
    }
    if (statement instanceof Stmt.IsDefined(_, int local)) {
      return knowledge.undefined(local);
    }
    if (statement instanceof Stmt.IsUndefined(_, int local)) {
      return knowledge.defined(local);
    }
    if (statement instanceof Stmt.Not(_, Block block)) {
      return Flow.isSure(block.statements())
          && block.statements().stream().allMatch(inner -> Uses.blocks(inner).isEmpty());
    }
    return lacksOne(statement);
  }

  private boolean lacksOne(Stmt statement) {
    return needs(statement).stream()
        .anyMatch(
            operand -> operand instanceof Operand.Local(int local) && knowledge.undefined(local));
  }

  /** The operands that a statement cannot do without: it is undefined when one of them is. */
  List<Operand> needs(Stmt statement) {
    return statement instanceof Stmt.AssignVar
            || statement instanceof Stmt.AssignVarOnce
            || statement instanceof Stmt.With
            || (statement instanceof Stmt.Call call && functions.contains(call.function()))
        ? List.of()
        : operands(statement);
  }

  /** What it works on; the most frequent ones are told without a look at the fields. */
  static List<Operand> operands(Stmt statement) {
    if (statement instanceof Stmt.Dot dot) {
      return List.of(dot.source(), dot.key());
    }
    if (statement instanceof Stmt.Call call) {
      return call.arguments();
    }
    List<Operand> operands = new ArrayList<>();
    for (Field field : Field.of(statement)) {
      if (field instanceof Field.One(_, Operand operand)) {
        operands.add(operand);
      } else if (field instanceof Field.Many(_, List<Operand> many)) {
        operands.addAll(many);
      }
    }
    return operands;
  }

  private static boolean isUndefined(Block block) {
    return block.statements().getFirst() instanceof Stmt.Break(_, int index) && index == 0;
  }

  private boolean isSameDefined(Operand a, Operand b) {
    return a instanceof Operand.Local(int local) && isSame(a, b) && knowledge.defined(local);
  }

  private boolean isSame(Operand a, Operand b) {
    return a instanceof Operand.Local(int one)
        && b instanceof Operand.Local(int other)
        && knowledge.root(one) == knowledge.root(other);
  }

  private boolean isEqualConstant(Operand a, Operand b) {
    Value left = constant(a);
    return left != null && left.equals(constant(b));
  }

  private boolean isOtherConstant(Operand a, Operand b) {
    Value left = constant(a);
    Value right = constant(b);
    return left != null && right != null && !left.equals(right);
  }

  @Nullable Value constant(Operand operand) {
    return switch (operand) {
      case Operand.Bool(boolean truth) -> BooleanValue.of(truth);
      case Operand.StringIndex(int index) -> StringValue.key(policy.strings().get(index));
      case Operand.Local(int local) -> knowledge.constant(local);
    };
  }
}
