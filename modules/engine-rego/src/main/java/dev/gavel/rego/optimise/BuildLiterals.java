package dev.gavel.rego.optimise;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.optimise.body.Bodies;
import dev.gavel.rego.optimise.body.Definitions;
import dev.gavel.rego.optimise.body.Flow;
import dev.gavel.rego.optimise.body.Rewriting;
import dev.gavel.rego.optimise.body.Sole;
import dev.gavel.rego.optimise.body.Unset;
import dev.gavel.rego.optimise.body.Uses;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Spot;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a collection at once that is otherwise filled step by step in one row of statements: one of
 * constants before the plan runs, any other where its last part comes.
 */
final class BuildLiterals extends Rewriting {
  private final Definitions definitions;
  private final Sole sole;
  private final Map<Integer, Value> constants = new HashMap<>();
  private final Set<Integer> unset;

  private BuildLiterals(Policy policy, List<Integer> parameters, List<Block> blocks) {
    this.definitions = Definitions.of(parameters, blocks);
    this.sole = new Sole(policy, definitions);
    this.unset = Unset.in(parameters, blocks);
  }

  static Policy in(Policy policy) {
    return Bodies.changed(policy, change(policy));
  }

  static Bodies.Change change(Policy policy) {
    return (parameters, blocks) ->
        hasCollections(blocks) && !growsWhereFound(parameters, blocks)
            ? new BuildLiterals(policy, parameters, blocks).blocks(blocks)
            : blocks;
  }

  private static boolean hasCollections(List<Block> blocks) {
    boolean[] found = {false};
    Uses.each(blocks, statement -> found[0] |= Literal.madeBy(statement) != null);
    return found[0];
  }

  /** Whether a collection is filled that was found in another one: then either may be filling. */
  private static boolean growsWhereFound(List<Integer> parameters, List<Block> blocks) {
    Definitions definitions = Definitions.of(parameters, blocks);
    boolean[] found = {false};
    Uses.each(
        blocks,
        statement -> {
          Integer filled = filled(statement);
          found[0] |=
              filled != null
                  && !definitions.writers(filled).stream().allMatch(BuildLiterals::makesOrFills);
        });
    return found[0];
  }

  private static boolean makesOrFills(Stmt statement) {
    return Literal.madeBy(statement) != null || filled(statement) != null;
  }

  private static @Nullable Integer filled(Stmt statement) {
    if (statement instanceof Stmt.ArrayAppend append) {
      return append.array();
    }
    if (statement instanceof Stmt.SetAdd add) {
      return add.set();
    }
    if (statement instanceof Stmt.ObjectInsert insert) {
      return insert.object();
    }
    return statement instanceof Stmt.ObjectInsertOnce insert ? insert.object() : null;
  }

  /** Backwards, since the collections inside another are made after it, and full before it. */
  @Override
  protected Block block(Block block) {
    List<Stmt> statements = new ArrayList<>(block.statements());
    for (int i = statements.size() - 1; i >= 0; i--) {
      collect(statements, i, block.statements());
    }
    return super.block(new Block(statements));
  }

  @Override
  protected void statement(Stmt statement, List<Stmt> into) {
    if (!(statement instanceof Stmt.Nop)) {
      super.statement(statement, into);
    }
  }

  /** Replaces what makes and fills a collection, if nothing else comes near it until it is full. */
  private void collect(List<Stmt> statements, int start, List<Stmt> written) {
    Literal literal = Literal.madeBy(statements.get(start));
    if (literal == null) {
      return;
    }
    int fills = definitions.writers(literal.local()).size() - 1;
    List<Integer> row = new ArrayList<>(List.of(start));
    for (int i = start + 1; i < statements.size() && literal.fills() < fills; i++) {
      if (literal.takes(statements.get(i))) {
        if (!areFull(Decisions.operands(statements.get(i)), literal.local(), written, i)) {
          return;
        }
        row.add(i);
      } else if (reads(statements.get(i), literal.local()) > 0 || !isQuiet(statements.get(i))) {
        return;
      }
    }
    int last = row.getLast();
    if (literal.fills() == fills
        && isReadOnlyIn(statements.subList(last + 1, statements.size()), literal.local(), fills)
        && isStable(statements, row)) {
      Spot at = statements.get(start).at();
      Value value = literal.value(this::constant);
      row.forEach(i -> statements.set(i, new Stmt.Nop(at)));
      if (value == null) {
        statements.set(last, literal.statement());
      } else {
        constants.put(literal.local(), value);
        statements.set(last, new Stmt.Constant(at, value, literal.local()));
      }
    }
  }

  /** Whether collections that are put into another one are not filled any more after that. */
  private boolean areFull(List<Operand> parts, int into, List<Stmt> written, int end) {
    for (Operand part : parts) {
      if (part instanceof Operand.Local(int local) && local != into) {
        long fills = definitions.writers(local).stream().filter(s -> filled(s) != null).count();
        int[] before = {0};
        Uses.each(
            List.of(new Block(written.subList(0, end))),
            s -> before[0] += Integer.valueOf(local).equals(filled(s)) ? 1 : 0);
        if (fills != before[0]) {
          return false;
        }
      }
    }
    return true;
  }

  private @Nullable Value constant(Operand operand) {
    Value value = sole.of(operand);
    return value == null && operand instanceof Operand.Local(int local)
        ? constants.get(local)
        : value;
  }

  private static int reads(Stmt statement, int local) {
    int[] count = {0};
    Uses.each(
        List.of(new Block(List.of(statement))),
        inner -> Uses.reads(inner, read -> count[0] += read == local ? 1 : 0));
    return count[0];
  }

  /** Whether it may as well run when the collection turns out to be undefined. */
  private boolean isQuiet(Stmt statement) {
    if (statement instanceof Stmt.Break
        || Flow.leaves(new Block(List.of(statement)), 0)
        || statement instanceof Stmt.ResultSetAdd) {
      return false;
    }
    boolean[] quiet = {true};
    Uses.each(
        List.of(new Block(List.of(statement))),
        inner -> Uses.writes(inner, local -> quiet[0] &= !unset.contains(local)));
    return quiet[0];
  }

  /** A collection that is read where it may not be full is left as it is. */
  private boolean isReadOnlyIn(List<Stmt> after, int local, int fills) {
    int wanted = fills == 0 ? 0 : definitions.reads(local) - fills;
    for (int i = 0; i < after.size() && wanted > 0; i++) {
      wanted -= reads(after.get(i), local);
    }
    return wanted == 0;
  }

  /** Whether all parts still are at the end what they were when they were put in. */
  private static boolean isStable(List<Stmt> statements, List<Integer> row) {
    Set<Integer> written = new HashSet<>();
    for (int i = row.getLast(); i > row.getFirst(); i--) {
      Stmt statement = statements.get(i);
      if (Collections.binarySearch(row, i) < 0) {
        Uses.each(
            List.of(new Block(List.of(statement))), inner -> Uses.writes(inner, written::add));
      } else if (Decisions.operands(statement).stream()
          .anyMatch(
              operand -> operand instanceof Operand.Local(int local) && written.contains(local))) {
        return false;
      }
    }
    return true;
  }
}
