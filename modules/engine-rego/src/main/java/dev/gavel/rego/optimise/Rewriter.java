package dev.gavel.rego.optimise;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import java.util.List;

/** {@link Rewriting} for the passes of other packages. */
public class Rewriter extends Rewriting {

  protected Rewriter() {}

  @Override
  protected Operand operand(Operand read) {
    return super.operand(read);
  }

  @Override
  protected int local(int read) {
    return super.local(read);
  }

  @Override
  protected int target(int written) {
    return super.target(written);
  }

  @Override
  protected void statement(Stmt statement, List<Stmt> into) {
    super.statement(statement, into);
  }

  @Override
  public Block block(Block block) {
    return super.block(block);
  }
}
