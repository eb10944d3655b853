package dev.gavel.rego.optimise;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import java.util.List;

/**
 * Has a scan go to those entries only that have the values which its block compares them with. What
 * makes these values stands before the scan then.
 */
final class IndexScans extends Rewriting {
  private final Quiet quiet;
  private final Definitions definitions;
  private final Sole sole;

  private IndexScans(Policy policy, Quiet quiet, List<Integer> parameters, List<Block> blocks) {
    this.quiet = quiet;
    this.definitions = Definitions.of(parameters, blocks);
    this.sole = new Sole(policy, definitions);
  }

  static Policy in(Policy policy) {
    Quiet quiet = Quiet.in(policy);
    return Bodies.changed(
        policy,
        (parameters, blocks) -> new IndexScans(policy, quiet, parameters, blocks).blocks(blocks));
  }

  @Override
  void statement(Stmt statement, List<Stmt> into) {
    ScanFilters.Found found =
        statement instanceof Stmt.Scan scan ? ScanFilters.in(scan, sole, definitions, quiet) : null;
    if (!(statement instanceof Stmt.Scan scan) || found == null) {
      into.add(parts(statement));
      return;
    }
    if (!found.before().isEmpty()) {
      found
          .before()
          .forEach(
              maker ->
                  Uses.writes(maker, local -> into.add(new Stmt.ResetLocal(maker.at(), local))));
      into.add(new Stmt.Block(scan.at(), List.of(new Block(found.before()))));
    }
    into.add(
        new Stmt.ScanWhere(
            scan.at(),
            scan.source(),
            found.filters(),
            scan.key(),
            scan.value(),
            block(found.rest())));
  }
}
