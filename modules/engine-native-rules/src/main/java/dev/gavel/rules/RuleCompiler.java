package dev.gavel.rules;

import dev.gavel.conditions.check.Check;
import dev.gavel.conditions.check.CheckedRule;
import dev.gavel.conditions.explain.Explain;
import dev.gavel.conditions.normalise.Normal;
import dev.gavel.conditions.normalise.Normalise;
import dev.gavel.conditions.order.Order;
import dev.gavel.conditions.reads.FindReads;
import dev.gavel.engine.Compilation;
import dev.gavel.engine.Engine;
import dev.gavel.engine.Panel;
import dev.gavel.engine.Program;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.rules.index.Index;
import dev.gavel.rules.link.Link;
import dev.gavel.rules.share.Shared;
import java.util.ArrayList;
import java.util.List;

/**
 * The compiler. {@link #panel} is the list of its passes, each of which takes the type that the one
 * before it gives; the reading of JSON, which comes first, belongs to the engine API.
 *
 * <p>No pass changes an answer. What the passes may change is which conditions get looked at, and
 * that shows in one place: a mismatch is noticed only by a condition that is looked at. An engine
 * that is not strict may look at as few conditions as it likes, since a mismatch is then only a
 * report. A strict engine must fail on the mismatch that a reader of the document meets first, so
 * for it conditions keep their order, nothing is folded away that stands before the constant that
 * decides, no test answers for another, and every program is a candidate.
 */
final class RuleCompiler implements Engine {
  private final boolean strict;

  RuleCompiler(boolean strict) {
    this.strict = strict;
  }

  @Override
  public Compilation<Program> compile(Source source) {
    Diagnostics mistakes = new Diagnostics();
    RulePanel panel = panel(List.of(source), mistakes);
    return mistakes.hasErrors() ? rejected(mistakes) : new Compilation.Compiled<>(panel.program(0));
  }

  @Override
  public Compilation<Panel> compileAll(List<? extends Source> sources) {
    Diagnostics mistakes = new Diagnostics();
    RulePanel panel = panel(sources, mistakes);
    return mistakes.hasErrors() ? rejected(mistakes) : new Compilation.Compiled<>(panel);
  }

  /** Sources that bring the same segments bring the same mistakes; one is told once. */
  private static <P> Compilation<P> rejected(Diagnostics mistakes) {
    return new Compilation.Rejected<>(mistakes.errors().stream().distinct().toList());
  }

  private RulePanel panel(List<? extends Source> sources, Diagnostics mistakes) {
    List<List<CheckedRule>> checked = Check.sources(sources, mistakes);
    if (mistakes.hasErrors()) {
      return RulePanel.EMPTY;
    }
    Normalise normalise = new Normalise(strict);
    List<Normal> normal = checked.stream().map(normalise::rules).toList();
    Order order = new Order();
    List<Normal> ordered = strict ? normal : normal.stream().map(order::cheapFirst).toList();
    Shared shared = strict ? Shared.NOTHING : Shared.among(ordered);
    Link link = new Link(shared, strict);
    FindReads reads = new FindReads();
    List<RuleProgram> programs = new ArrayList<>(checked.size());
    for (int i = 0; i < checked.size(); i++) {
      Normal tree = ordered.get(i);
      Explain explain = new Explain(checked.get(i), strict);
      programs.add(new RuleProgram(link.tree(tree), explain, reads.of(tree)));
    }
    Index index = strict ? Index.ofAll(programs.size()) : Index.of(ordered);
    return new RulePanel(programs, shared, index);
  }
}
