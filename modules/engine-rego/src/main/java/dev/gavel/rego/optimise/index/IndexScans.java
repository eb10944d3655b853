package dev.gavel.rego.optimise.index;

import dev.gavel.rego.optimise.body.Bodies;
import dev.gavel.rego.optimise.body.Definitions;
import dev.gavel.rego.optimise.body.Rewriting;
import dev.gavel.rego.optimise.body.Sole;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import java.util.List;

/** Has a scan go to those entries only that have the values which its block compares them with. */
final class IndexScans extends Rewriting {
  private final Unmissed unmissed;
  private final Definitions definitions;
  private final Sole sole;

  private IndexScans(
      Policy policy, Unmissed unmissed, List<Integer> parameters, List<Block> blocks) {
    this.unmissed = unmissed;
    this.definitions = Definitions.of(parameters, blocks);
    this.sole = new Sole(policy, definitions);
  }

  static Policy in(Policy policy) {
    Unmissed unmissed = Unmissed.in(policy);
    return Bodies.changed(
        policy,
        (parameters, blocks) ->
            new IndexScans(policy, unmissed, parameters, blocks).blocks(blocks));
  }

  @Override
  protected void statement(Stmt statement, List<Stmt> into) {
    ScanFilters.Found found =
        statement instanceof Stmt.Scan scan
            ? ScanFilters.in(scan, sole, definitions, unmissed)
            : null;
    if (!(statement instanceof Stmt.Scan scan) || found == null) {
      into.add(parts(statement));
      return;
    }
    Block rest = block(found.rest());
    into.add(
        new Stmt.ScanWhere(
            scan.at(), scan.source(), found.filters(), scan.key(), scan.value(), rest));
  }
}
