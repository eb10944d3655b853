package dev.gavel.rego.optimise.index;

import dev.gavel.rego.optimise.body.Flow;
import dev.gavel.rego.optimise.body.MayConflict;
import dev.gavel.rego.optimise.body.Reaching;
import dev.gavel.rego.optimise.body.Uses;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Statements that nobody misses when their block is not run, if only nobody reads what they write:
 * they find no conflict, cannot be seen, and lead nowhere but to the end of their block.
 */
final class Unmissed {
  private static final Set<String> SEEN =
      Set.of("http.send", "net.lookup_ip_addr", "opa.runtime", "rand.intn", "uuid.rfc4122");

  private final MayConflict conflicts;
  private final Set<String> seen;

  private Unmissed(MayConflict conflicts, Set<String> seen) {
    this.conflicts = conflicts;
    this.seen = seen;
  }

  static Unmissed in(Policy policy) {
    Set<String> seen =
        new HashSet<>(
            Reaching.functions(
                policy,
                inner -> inner instanceof Stmt.Call call && SEEN.contains(call.function())));
    seen.addAll(SEEN);
    return new Unmissed(MayConflict.of(policy), seen);
  }

  boolean is(Stmt statement) {
    List<Block> alone = List.of(new Block(List.of(statement)));
    boolean[] isSeen = {conflicts.at(statement) || Flow.leaves(alone.getFirst(), 0)};
    Uses.each(
        alone,
        inner -> isSeen[0] |= inner instanceof Stmt.Call call && seen.contains(call.function()));
    return !isSeen[0];
  }
}
