package dev.gavel.rego.optimise;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.optimise.body.Bodies;
import dev.gavel.rego.optimise.body.DataParts;
import dev.gavel.rego.optimise.body.Definitions;
import dev.gavel.rego.optimise.body.Flow;
import dev.gavel.rego.optimise.body.Pure;
import dev.gavel.rego.optimise.body.Rewriting;
import dev.gavel.rego.optimise.body.Sole;
import dev.gavel.rego.optimise.body.Uses;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Field;
import dev.gavel.rego.plan.Function;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Follows what is known of locals from statement to statement: constants and copies are read where
 * they come from, what was computed before is not computed again, and tests whose outcome is known
 * are left out, or leave out what comes after them.
 */
final class PropagateValues extends Rewriting {
  private static final String LOOKUP = ".";

  private final Set<String> functions;
  private final DataParts data;
  private final Sole sole;
  private final Map<Integer, Optional<Value>> soles = new HashMap<>();
  private final Knowledge knowledge = new Knowledge();
  private final Decisions decisions;

  private PropagateValues(
      Policy policy, Set<String> functions, List<Integer> parameters, List<Block> blocks) {
    this.functions = functions;
    this.data = DataParts.of(policy, blocks);
    this.sole = new Sole(policy, Definitions.of(parameters, blocks));
    this.decisions = new Decisions(policy, functions, knowledge);
  }

  static Policy in(Policy policy) {
    return Bodies.changed(policy, change(policy));
  }

  static Bodies.Change change(Policy policy) {
    Set<String> functions =
        policy.functions().stream().map(Function::name).collect(Collectors.toSet());
    return (parameters, blocks) ->
        new PropagateValues(policy, functions, parameters, blocks).body(parameters, blocks);
  }

  private List<Block> body(List<Integer> parameters, List<Block> blocks) {
    Set<Integer> fresh = new HashSet<>();
    Uses.each(blocks, statement -> Uses.writes(statement, fresh::add));
    parameters.forEach(fresh::remove);
    fresh.forEach(knowledge::isUndefined);
    return blocks(blocks);
  }

  @Override
  protected Operand operand(Operand read) {
    return read instanceof Operand.Local(int local) ? knowledge.instead(local) : read;
  }

  @Override
  protected int local(int read) {
    return knowledge.root(read);
  }

  /** A block may end early, so that little is known after it. */
  @Override
  protected Block block(Block block) {
    int mark = knowledge.mark();
    List<Stmt> statements = new ArrayList<>(block.statements().size());
    for (Stmt statement : block.statements()) {
      statement(statement, statements);
      if (!statements.isEmpty() && endsHere(statements.getLast())) {
        break;
      }
    }
    Integer settled = settled(statements);
    knowledge.backTo(mark);
    Uses.each(List.of(block), inner -> Uses.writes(inner, knowledge::written));
    if (settled != null) {
      define(settled);
    }
    return new Block(statements);
  }

  private static boolean endsHere(Stmt statement) {
    return statement instanceof Stmt.Break || statement instanceof Stmt.ReturnLocal;
  }

  /** The local that is defined after a block for sure, since the block defines it if need be. */
  private @Nullable Integer settled(List<Stmt> statements) {
    return !statements.isEmpty()
            && statements.getFirst() instanceof Stmt.IsUndefined(_, int local)
            && Flow.isSure(statements.subList(1, statements.size()))
            && knowledge.defined(local)
        ? local
        : null;
  }

  @Override
  protected void statement(Stmt original, List<Stmt> into) {
    enter(original);
    Stmt statement = instead(parts(original));
    if (decisions.fails(statement)) {
      into.add(new Stmt.Break(statement.at(), 0));
    } else if (!decisions.isIdle(statement)) {
      after(statement);
      into.add(statement);
    }
    leave(original);
  }

  /** What happens before the block inside runs. */
  private void enter(Stmt statement) {
    if (statement instanceof Stmt.Scan scan) {
      Uses.each(List.of(scan.block()), inner -> Uses.writes(inner, knowledge::written));
      Uses.writes(scan, knowledge::written);
      define(scan.key());
      define(scan.value());
    } else if (statement instanceof Stmt.With with) {
      knowledge.written(with.local());
    }
  }

  private void leave(Stmt statement) {
    if (statement instanceof Stmt.Scan || statement instanceof Stmt.With) {
      Uses.writes(statement, knowledge::written);
    }
  }

  /** A simpler statement for the same. */
  private Stmt instead(Stmt statement) {
    if (statement instanceof Stmt.AssignVarOnce once && knowledge.undefined(once.target())) {
      return instead(new Stmt.AssignVar(once.at(), once.source(), once.target()));
    }
    if (statement instanceof Stmt.AssignVar assign
        && assign.source() instanceof Operand.Local
        && decisions.constant(assign.source()) instanceof Value value) {
      return new Stmt.Constant(assign.at(), value, assign.target());
    }
    if (sole.made(statement) instanceof Value value) {
      return new Stmt.Constant(statement.at(), value, target(statement));
    }
    if (statement instanceof Stmt.Dot dot
        && decisions.constant(dot.source()) instanceof ObjectValue object
        && decisions.constant(dot.key()) instanceof Value key) {
      Value found = object.get(key);
      return found == null
          ? new Stmt.Break(dot.at(), 0)
          : new Stmt.Constant(dot.at(), found, dot.target());
    }
    return known(statement);
  }

  private Stmt known(Stmt statement) {
    String computation = computation(statement);
    Integer before =
        computation == null ? null : knowledge.known(computation, Decisions.operands(statement));
    return before != null && data.agree(before, target(statement))
        ? new Stmt.AssignVar(statement.at(), new Operand.Local(before), target(statement))
        : statement;
  }

  /** Functions of the plan answer the same when they are asked the same. */
  private @Nullable String computation(Stmt statement) {
    if (statement instanceof Stmt.Call call) {
      String name = call.function();
      return functions.contains(name) || Pure.is(name) ? name : null;
    }
    return statement instanceof Stmt.Dot ? LOOKUP : null;
  }

  private static int target(Stmt statement) {
    for (Field field : Field.of(statement)) {
      if (field instanceof Field.Target(_, int number)) {
        return number;
      }
    }
    throw new IllegalArgumentException("writes nothing: " + statement);
  }

  /** What is known when the statement has gone on to the next. */
  private void after(Stmt statement) {
    List<Operand> operands = Decisions.operands(statement);
    decisions.needs(statement).forEach(this::define);
    if (statement instanceof Stmt.AssignVar assign) {
      assigned(assign.target(), assign.source());
    } else if (statement instanceof Stmt.AssignVarOnce once) {
      boolean defined = knowledge.defined(once.target()) || isDefined(once.source());
      knowledge.written(once.target());
      if (defined) {
        define(once.target());
      }
    } else if (statement instanceof Stmt.IsDefined(_, int local)) {
      define(local);
    } else if (statement instanceof Stmt.IsUndefined(_, int local)) {
      knowledge.isUndefined(local);
    } else if (statement instanceof Stmt.ResetLocal(_, int local)) {
      knowledge.written(local);
      knowledge.isUndefined(local);
    } else {
      made(statement, operands);
    }
  }

  private void made(Stmt statement, List<Operand> operands) {
    if (statement instanceof Stmt.Scan || statement instanceof Stmt.With) {
      return;
    }
    Uses.writes(
        statement,
        local -> {
          knowledge.written(local);
          define(local);
        });
    if (statement instanceof Stmt.Constant constant) {
      knowledge.isConstant(constant.target(), constant.value(), null);
    }
    String computation = computation(statement);
    if (computation != null && !operands.contains(new Operand.Local(target(statement)))) {
      knowledge.found(computation, operands, target(statement));
    }
  }

  private void assigned(int target, Operand source) {
    boolean defined = isDefined(source);
    Value constant = decisions.constant(source);
    knowledge.written(target);
    if (source instanceof Operand.Local(int local)) {
      if (data.agree(local, target)) {
        knowledge.isSame(target, local);
      } else if (defined) {
        define(target);
      }
    } else if (constant != null) {
      knowledge.isConstant(target, constant, source);
    }
  }

  private boolean isDefined(Operand operand) {
    return !(operand instanceof Operand.Local(int local)) || knowledge.defined(local);
  }

  private void define(Operand operand) {
    if (operand instanceof Operand.Local(int local)) {
      define(local);
    }
  }

  private void define(int local) {
    if (knowledge.defined(local)) {
      return;
    }
    Value only =
        soles.computeIfAbsent(local, one -> Optional.ofNullable(sole.of(one))).orElse(null);
    if (only == null) {
      knowledge.isDefined(local);
    } else {
      knowledge.isConstant(
          local,
          only,
          only instanceof BooleanValue truth ? new Operand.Bool(truth.isTrue()) : null);
    }
  }
}
