package dev.gavel.rego.test;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects what the tests of a run come to. */
public final class Coverage {
  private final Map<String, SortedSet<Range>> covered = new HashMap<>();

  public Coverage() {}

  synchronized void add(Set<Location> reached) {
    for (Location at : reached) {
      if (!at.file().isEmpty()) {
        covered.computeIfAbsent(at.file(), _ -> new TreeSet<>()).add(Range.of(at));
      }
    }
  }

  /** What of these modules was reached, and what was not. */
  synchronized CoverageReport report(List<RegoModule> written) {
    SortedMap<String, FileCoverage> files = new TreeMap<>();
    for (RegoModule module : written) {
      List<Range> reached = List.copyOf(covered.getOrDefault(module.file(), new TreeSet<>()));
      SortedSet<Range> missed = new TreeSet<>();
      for (Range part : parts(module)) {
        if (reached.stream().noneMatch(range -> range.contains(part))) {
          missed.add(part);
        }
      }
      files.put(module.file(), new FileCoverage(reached, List.copyOf(missed)));
    }
    return new CoverageReport(files);
  }

  private static List<Range> parts(RegoModule module) {
    List<Range> parts = new ArrayList<>();
    new Visitor() {
      @Override
      protected boolean enter(Rule rule) {
        add(rule.head().at());
        return true;
      }

      @Override
      protected boolean enter(Expr expr) {
        if (!(expr.statement() instanceof Statement.Some)) {
          add(expr.at());
        }
        return true;
      }

      private void add(Location at) {
        if (!at.file().isEmpty() && at.row() > 0) {
          parts.add(Range.of(at));
        }
      }
    }.visit(module);
    return parts;
  }
}
