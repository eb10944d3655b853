package dev.gavel.rego.optimise.index;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.optimise.body.Rewriting;
import dev.gavel.rego.optimise.body.Sole;
import dev.gavel.rego.optimise.body.Uses;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Field;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A short block in which a constant is left open, so that blocks which differ by nothing else can
 * be one.
 *
 * @param closed the block as it is
 * @param open the block, which finds the constant in a local
 * @param value the constant; null when it has none
 * @param shape what blocks with the same template have in common; null when there can be no other
 */
record Template(Block closed, Block open, @Nullable Value value, @Nullable List<?> shape) {
  private static final int LONGEST = 4;

  /**
   * The template of a block.
   *
   * @param chosen the local in which the constant is to be
   */
  static Template of(Block block, Sole sole, Siblings siblings, int chosen) {
    List<Stmt> statements = block.statements();
    if (statements.size() > LONGEST
        || statements.stream().anyMatch(statement -> !Uses.blocks(statement).isEmpty())) {
      return new Template(block, block, null, null);
    }
    for (int at = 0; at < statements.size(); at++) {
      Stmt statement = statements.get(at);
      Value made = sole.made(statement);
      if (made != null && isPrivate(statement, siblings)) {
        List<Stmt> others = new ArrayList<>(statements);
        others.remove(at);
        return shaped(block, inOther(others, statement, chosen), made, siblings);
      }
      Value used = used(statement, sole);
      if (used != null) {
        List<Stmt> others = new ArrayList<>(statements);
        others.set(at, with(statement, new Operand.Local(chosen)));
        return shaped(block, new Block(others), used, siblings);
      }
    }
    return shaped(block, block, null, siblings);
  }

  private static boolean isPrivate(Stmt statement, Siblings siblings) {
    boolean[] isPrivate = {true};
    Uses.writes(statement, local -> isPrivate[0] &= siblings.isPrivate(local));
    return isPrivate[0];
  }

  private static Block inOther(List<Stmt> statements, Stmt maker, int chosen) {
    List<Integer> made = new ArrayList<>();
    Uses.writes(maker, made::add);
    return new Rewriting() {
      @Override
      protected int local(int read) {
        return made.contains(read) ? chosen : read;
      }
    }.blocks(List.of(new Block(statements))).getFirst();
  }

  private static @Nullable Value used(Stmt statement, Sole sole) {
    Operand source = source(statement);
    return source == null || source instanceof Operand.Local ? null : sole.of(source);
  }

  private static @Nullable Operand source(Stmt statement) {
    if (statement instanceof Stmt.AssignVarOnce once) {
      return once.source();
    }
    if (statement instanceof Stmt.AssignVar assign) {
      return assign.source();
    }
    return statement instanceof Stmt.SetAdd add ? add.value() : null;
  }

  private static Stmt with(Stmt statement, Operand source) {
    return new Rewriting() {
      @Override
      protected Operand operand(Operand read) {
        return source;
      }
    }.parts(statement);
  }

  /** The shape does not depend on places, or on which locals the block has for itself. */
  private static Template shaped(
      Block closed, Block open, @Nullable Value value, Siblings siblings) {
    Map<Integer, Integer> own = new HashMap<>();
    for (Stmt statement : open.statements()) {
      Uses.writes(
          statement,
          local -> {
            if (siblings.isPrivate(local)) {
              own.putIfAbsent(local, -1 - own.size());
            }
          });
    }
    Block renamed =
        new Rewriting() {
          @Override
          protected int local(int read) {
            return own.getOrDefault(read, read);
          }

          @Override
          protected int target(int written) {
            return own.getOrDefault(written, written);
          }
        }.blocks(List.of(open)).getFirst();
    List<Object> shape = new ArrayList<>();
    for (Stmt statement : renamed.statements()) {
      shape.add(statement.getClass());
      shape.add(Field.of(statement));
    }
    return new Template(closed, open, value, shape);
  }
}
