package dev.gavel.rego.optimise.index;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.optimise.body.Definitions;
import dev.gavel.rego.optimise.body.Sole;
import dev.gavel.rego.optimise.body.Unset;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the block of a scan compares with values that are the same for all entries, until it does
 * something that could be missed. For other entries the block need not run.
 */
final class ScanFilters {
  private final Stmt.Scan scan;
  private final Sole sole;
  private final Unmissed unmissed;
  private final Siblings block;
  private final Map<Integer, List<String>> paths = new HashMap<>();
  private final Set<Integer> read = new HashSet<>();
  private final List<Stmt.Filter> filters = new ArrayList<>();
  private final Dropping left;

  private ScanFilters(Stmt.Scan scan, Sole sole, Definitions body, Unmissed unmissed) {
    this.scan = scan;
    this.sole = sole;
    this.unmissed = unmissed;
    this.block = Siblings.of(scan.block(), Siblings.written(List.of(scan.block())), body);
    this.left = new Dropping(scan.block().statements());
    paths.put(scan.value(), List.of());
  }

  /**
   * What was found.
   *
   * @param rest what is left to do for each entry that the filters let through
   */
  record Found(List<Stmt.Filter> filters, Block rest) {}

  /** Null when there is no filter. */
  static @Nullable Found in(Stmt.Scan scan, Sole sole, Definitions body, Unmissed unmissed) {
    ScanFilters found = new ScanFilters(scan, sole, body, unmissed);
    List<Stmt> statements = scan.block().statements();
    boolean isOwn = found.block.isPrivate(scan.key()) && found.block.isPrivate(scan.value());
    int at = 0;
    while (isOwn && at < statements.size() && found.follow(statements.get(at), at)) {
      at++;
    }
    if (found.filters.isEmpty()) {
      return null;
    }
    found.left.dropUnread(at, found::isImplied);
    return new Found(found.filters, found.left.rest());
  }

  /** Whether the statement and what comes after it can be left out for some of the entries. */
  private boolean follow(Stmt statement, int at) {
    List<Block> alone = List.of(new Block(List.of(statement)));
    Set<Integer> written = Siblings.written(alone);
    read.addAll(Unset.in(List.of(), alone));
    if (!written.stream().allMatch(local -> block.isPrivate(local) && !read.contains(local))
        || !unmissed.is(statement)) {
      return false;
    }
    List<String> path = path(statement);
    written.forEach(paths::remove);
    if (path != null) {
      written.forEach(local -> paths.put(local, path));
    }
    if (statement instanceof Stmt.Equal(_, Operand a, Operand b)) {
      equal(a, b, at);
      equal(b, a, at);
    }
    return true;
  }

  private static boolean isLocal(Operand operand, int local) {
    return operand instanceof Operand.Local(int number) && number == local;
  }

  /** Where in an entry's value the statement finds what it writes. */
  private @Nullable List<String> path(Stmt statement) {
    if (statement instanceof Stmt.AssignVar(_, Operand source, _)) {
      return path(source);
    }
    if (!(statement instanceof Stmt.Dot dot)
        || !(sole.of(dot.key()) instanceof StringValue key)
        || !Keys.isName(key.text())) {
      return null;
    }
    List<String> path = path(dot.source());
    if (path == null) {
      return null;
    }
    List<String> longer = new ArrayList<>(path);
    longer.add(key.text());
    return longer;
  }

  private @Nullable List<String> path(Operand operand) {
    return operand instanceof Operand.Local(int local) ? paths.get(local) : null;
  }

  private void equal(Operand one, Operand other, int at) {
    List<String> path = path(one);
    if (path != null && isSameForAll(other)) {
      filters.add(new Stmt.Filter(path, other));
      left.drop(at);
    }
  }

  private boolean isSameForAll(Operand operand) {
    return !(operand instanceof Operand.Local(int local))
        || (block.isFixed(local) && local != scan.key() && local != scan.value());
  }

  /** Whether a filter cannot let an entry through without it. */
  private boolean isImplied(Stmt statement) {
    if (statement instanceof Stmt.IsDefined(_, int local)) {
      return filters.stream().anyMatch(filter -> isLocal(filter.wanted(), local));
    }
    if (!(statement instanceof Stmt.Dot dot)) {
      return statement instanceof Stmt.AssignVar || sole.made(statement) != null;
    }
    List<String> path = paths.get(dot.target());
    return path != null
        && filters.stream()
            .map(Stmt.Filter::path)
            .anyMatch(
                longer ->
                    longer.size() >= path.size() && longer.subList(0, path.size()).equals(path));
  }
}
