package dev.gavel.rego.optimise.index;

import dev.gavel.rego.optimise.body.Uses;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The statements of a block, some of which are dropped. */
final class Dropping {
  private final List<Stmt> statements;
  private final boolean[] dropped;
  private final Map<Integer, Integer> reads = new HashMap<>();

  Dropping(List<Stmt> statements) {
    this.statements = statements;
    this.dropped = new boolean[statements.size()];
    statements.forEach(statement -> count(statement, 1));
  }

  void drop(int at) {
    if (!dropped[at]) {
      dropped[at] = true;
      count(statements.get(at), -1);
    }
  }

  /**
   * Drops those of the first so many whose outcome nobody reads any more; what they write is read
   * nowhere else.
   *
   * @param isIdle whether a statement does nothing else
   */
  void dropUnread(int end, Predicate<Stmt> isIdle) {
    for (int at = end - 1; at >= 0; at--) {
      boolean[] unread = {true};
      Uses.writes(statements.get(at), local -> unread[0] &= reads.getOrDefault(local, 0) == 0);
      if (unread[0] && isIdle.test(statements.get(at))) {
        drop(at);
      }
    }
  }

  Block rest() {
    List<Stmt> rest = new ArrayList<>();
    for (int at = 0; at < statements.size(); at++) {
      if (!dropped[at]) {
        rest.add(statements.get(at));
      }
    }
    return new Block(rest);
  }

  private void count(Stmt statement, int change) {
    Uses.each(
        List.of(new Block(List.of(statement))),
        inner -> Uses.reads(inner, local -> reads.merge(local, change, Integer::sum)));
  }
}
