package dev.gavel.rego.optimise;

import dev.gavel.rego.optimise.body.Bodies;
import dev.gavel.rego.optimise.body.Definitions;
import dev.gavel.rego.optimise.body.Rewriting;
import dev.gavel.rego.optimise.body.Unset;
import dev.gavel.rego.optimise.body.Uses;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Function;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of a function as it stands in place of a call, on locals of its own. A function that
 * only goes straight on becomes statements in a row: where it is undefined, so is what comes after
 * the call. Any other becomes blocks in turn.
 */
final class Inlined extends Rewriting {
  private final Function function;
  private final Stmt.Call call;
  private final Map<Integer, Integer> renamed = new HashMap<>();
  private int firstFree;

  Inlined(Function function, Stmt.Call call, int firstFree) {
    this.function = function;
    this.call = call;
    this.firstFree = firstFree;
  }

  /** Whether the function returns at its end, and only there. */
  static boolean isPossible(Function function) {
    List<Block> blocks = function.blocks();
    if (blocks.size() < 2
        || blocks.stream().anyMatch(block -> block.statements().isEmpty())
        || blocks.getLast().statements().size() != 1
        || !(blocks.getLast().statements().getFirst() instanceof Stmt.ReturnLocal)) {
      return false;
    }
    int[] returns = {0};
    Uses.each(blocks, statement -> returns[0] += statement instanceof Stmt.ReturnLocal ? 1 : 0);
    return returns[0] == 1;
  }

  int firstFree() {
    return firstFree;
  }

  List<Stmt> statements() {
    List<Stmt> statements = new ArrayList<>();
    List<Integer> parameters = function.parameters();
    for (int i = 2; i < parameters.size(); i++) {
      Operand argument = call.arguments().get(i);
      statements.add(new Stmt.AssignVar(call.at(), argument, target(parameters.get(i))));
    }
    List<Block> blocks = function.blocks().subList(0, function.blocks().size() - 1);
    Operand answer = straightAnswer(blocks);
    if (answer == null) {
      start(function.blocks(), statements);
      statements.add(new Stmt.Block(call.at(), blocks(blocks)));
      answer(new Operand.Local(target(returned())), statements);
    } else {
      List<Stmt> straight = blocks.getFirst().statements();
      Block rest = new Block(straight.subList(0, straight.size() - 1));
      start(List.of(rest), statements);
      statements.addAll(block(rest).statements());
      answer(operand(answer), statements);
    }
    return statements;
  }

  /** As in a new call, nothing is there yet. */
  private void start(List<Block> blocks, List<Stmt> into) {
    for (int local : Unset.in(function.parameters(), blocks)) {
      into.add(new Stmt.ResetLocal(call.at(), target(local)));
    }
  }

  private void answer(Operand answer, List<Stmt> into) {
    into.add(new Stmt.AssignVar(call.at(), answer, call.result()));
    if (answer instanceof Operand.Local) {
      into.add(new Stmt.IsDefined(call.at(), call.result()));
    }
  }

  private int returned() {
    return ((Stmt.ReturnLocal) function.blocks().getLast().statements().getFirst()).source();
  }

  /** What a function returns that is one block and sets its result last; null for any other. */
  private @Nullable Operand straightAnswer(List<Block> blocks) {
    if (blocks.size() != 1) {
      return null;
    }
    int returned = returned();
    Definitions definitions = Definitions.of(function.parameters(), blocks);
    if (definitions.writers(returned).size() != 1) {
      return null;
    }
    Stmt last = blocks.getFirst().statements().getLast();
    if (last instanceof Stmt.AssignVar(_, Operand source, int target) && target == returned) {
      return source;
    }
    return last instanceof Stmt.AssignVarOnce(_, Operand source, int target) && target == returned
        ? source
        : null;
  }

  @Override
  protected int local(int read) {
    return renamed(read);
  }

  @Override
  protected int target(int written) {
    return renamed(written);
  }

  private int renamed(int local) {
    return local == Bodies.INPUT || local == Bodies.DATA
        ? local
        : renamed.computeIfAbsent(local, _ -> firstFree++);
  }
}
