package dev.gavel.rego.optimise;

import dev.gavel.engine.value.StringValue;
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
  private final Definitions body;
  private final Quiet quiet;
  private final Siblings block;
  private final Map<Integer, Term> terms = new HashMap<>();
  private final Set<Integer> read = new HashSet<>();
  private final Set<Integer> before = new HashSet<>();
  private final List<Stmt.Filter> filters = new ArrayList<>();
  private final Dropping left;

  /** What a local of the block holds. */
  private sealed interface Term {}

  /** What a path leads to from the value of the entry. */
  private record Within(List<String> path) implements Term {}

  /** The same for all entries; made by these statements of the block, which are quiet. */
  private record Same(List<Integer> makers) implements Term {}

  private ScanFilters(Stmt.Scan scan, Sole sole, Definitions body, Quiet quiet) {
    this.scan = scan;
    this.sole = sole;
    this.body = body;
    this.quiet = quiet;
    this.block = Siblings.of(scan.block(), Siblings.written(List.of(scan.block())), body);
    this.left = new Dropping(scan.block().statements());
    terms.put(scan.value(), new Within(List.of()));
  }

  /**
   * What was found.
   *
   * @param before what makes the values before the scan; some may be undefined
   * @param rest what is left to do for each entry
   */
  record Found(List<Stmt> before, List<Stmt.Filter> filters, Block rest) {}

  /** Null when there is no filter. */
  static @Nullable Found in(Stmt.Scan scan, Sole sole, Definitions body, Quiet quiet) {
    ScanFilters found = new ScanFilters(scan, sole, body, quiet);
    List<Stmt> statements = scan.block().statements();
    boolean isOwn = found.block.isPrivate(scan.key()) && found.block.isPrivate(scan.value());
    int at = 0;
    while (isOwn && at < statements.size() && found.follow(statements.get(at), at)) {
      at++;
    }
    return found.filters.isEmpty() ? null : found.found(at);
  }

  /** Whether the statement and what comes after it can be left out for some of the entries. */
  private boolean follow(Stmt statement, int at) {
    Block alone = new Block(List.of(statement));
    Set<Integer> written = Siblings.written(List.of(alone));
    Uses.each(List.of(alone), inner -> Uses.reads(inner, read::add));
    if (!written.stream().allMatch(local -> block.isPrivate(local) && !read.contains(local))
        || Flow.leaves(alone, 0)
        || !quiet.is(statement, sole)) {
      return false;
    }
    Term made = made(statement, at);
    written.forEach(terms::remove);
    if (made != null) {
      Uses.writes(statement, local -> terms.put(local, made));
    }
    if (statement instanceof Stmt.Equal(_, Operand a, Operand b)) {
      equal(a, b, at);
      equal(b, a, at);
    }
    return true;
  }

  private @Nullable Term made(Stmt statement, int at) {
    if (sole.made(statement) != null) {
      return movable(statement, List.of(), at);
    }
    if (statement instanceof Stmt.AssignVar(_, Operand source, _)) {
      Term term = term(source);
      return term instanceof Same(var makers) ? movable(statement, makers, at) : term;
    }
    if (statement instanceof Stmt.Dot dot
        && sole.of(dot.key()) instanceof StringValue key
        && Keys.isName(key.text())) {
      if (term(dot.source()) instanceof Within(List<String> path)) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key.text());
        return new Within(longer);
      }
      return term(dot.source()) instanceof Same(var makers) ? movable(statement, makers, at) : null;
    }
    return null;
  }

  /** A statement that could as well stand before the scan. */
  private @Nullable Term movable(Stmt statement, List<Integer> makers, int at) {
    boolean[] once = {true};
    Uses.writes(statement, local -> once[0] &= body.writers(local).size() == 1);
    if (!once[0]) {
      return null;
    }
    List<Integer> all = new ArrayList<>(makers);
    all.add(at);
    return new Same(all);
  }

  private @Nullable Term term(Operand operand) {
    if (!(operand instanceof Operand.Local(int local))) {
      return new Same(List.of());
    }
    boolean isOutside = block.isFixed(local) && local != scan.key() && local != scan.value();
    return isOutside ? new Same(List.of()) : terms.get(local);
  }

  private void equal(Operand one, Operand other, int at) {
    if (term(one) instanceof Within(List<String> path)
        && term(other) instanceof Same(List<Integer> makers)) {
      filters.add(new Stmt.Filter(path, other));
      before.addAll(makers);
      left.drop(at);
    }
  }

  private Found found(int end) {
    List<Stmt> statements = scan.block().statements();
    List<Stmt> moved = before.stream().sorted().map(statements::get).toList();
    before.forEach(left::drop);
    left.dropUnread(end, this::isImplied);
    return new Found(moved, filters, left.rest());
  }

  /** Whether a filter cannot let an entry through without it. */
  private boolean isImplied(Stmt statement) {
    if (statement instanceof Stmt.Dot dot) {
      return terms.get(dot.target()) instanceof Within(List<String> path)
          && filters.stream().anyMatch(filter -> startsWith(filter.path(), path));
    }
    return statement instanceof Stmt.AssignVar || sole.made(statement) != null;
  }

  private static boolean startsWith(List<String> path, List<String> start) {
    return path.size() >= start.size() && path.subList(0, start.size()).equals(start);
  }
}
