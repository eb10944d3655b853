package dev.gavel.rego.optimise;

import dev.gavel.rego.optimise.body.Rewriting;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayList;
import java.util.List;

/** Blocks that fill a set, changed to do something else with each element instead. */
final class Found extends Rewriting {

  /** What is done with an element. */
  @FunctionalInterface
  interface Use {
    List<Stmt> of(Operand element);
  }

  private final int set;
  private final Use use;

  Found(int set, Use use) {
    this.set = set;
    this.use = use;
  }

  /** At the end of a block, it makes no difference whether that is undefined. */
  @Override
  protected Block block(Block block) {
    List<Stmt> statements = new ArrayList<>(block.statements().size());
    int last = block.statements().size() - 1;
    for (int i = 0; i <= last; i++) {
      Stmt statement = block.statements().get(i);
      if (!(statement instanceof Stmt.SetAdd add) || add.set() != set) {
        statement(statement, statements);
      } else if (i == last) {
        statements.addAll(use.of(add.value()));
      } else {
        statements.add(new Stmt.Block(add.at(), List.of(new Block(use.of(add.value())))));
      }
    }
    return new Block(statements);
  }
}
