package dev.gavel.decider;

import dev.gavel.decider.memory.Memory;
import dev.gavel.engine.Compilation;
import dev.gavel.engine.Engine;
import dev.gavel.engine.Panel;
import dev.gavel.engine.Program;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.experiments.Eligibility;
import dev.gavel.experiments.Experiment;
import dev.gavel.experiments.Snapshot;
import dev.gavel.experiments.assignment.Assigner;
import dev.gavel.experiments.feed.Prepared;
import dev.gavel.experiments.feed.SnapshotPreparer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compiles a snapshot whole: every experiment, every segment, or every reason why not. */
public final class SnapshotCompiler implements SnapshotPreparer<CompiledSnapshot> {
  private final Engine engine;
  private final @Nullable Memory memory;

  public SnapshotCompiler(Engine engine) {
    this(engine, null);
  }

  /** One whose snapshots look into the memory first; null for none. */
  @SuppressWarnings("exports") // a memory comes from the server, which sees its package
  public SnapshotCompiler(Engine engine, @Nullable Memory memory) {
    this.engine = engine;
    this.memory = memory;
  }

  @Override
  public Prepared<CompiledSnapshot> prepare(String environment, Snapshot snapshot) {
    Diagnostics mistakes = new Diagnostics();
    Programs programs = new Programs(snapshot.segments());
    new TreeMap<>(snapshot.segments())
        .forEach((name, rules) -> programs.segments.put(name, programs.add(rules)));
    for (Experiment experiment : snapshot.experiments()) {
      RuleSet rules = rules(experiment, mistakes);
      if (rules != null) { // also of one that is off: switched on tomorrow, it must not fail then
        programs.experiments.put(experiment.key(), programs.add(rules));
      }
    }
    Panel asked = panel(programs.asked, mistakes);
    Panel repeated = panel(programs.repeated, mistakes);
    return mistakes.hasErrors() || asked == null || repeated == null
        ? new Prepared.Refused<>(mistakes.errors().stream().distinct().toList())
        : new Prepared.Ready<>(
            programs.compiled(
                environment,
                snapshot,
                remembering(asked, programs.asked, environment, snapshot.version()),
                repeated));
  }

  private Panel remembering(
      Panel panel, List<Source.Rules> sources, String environment, long version) {
    return memory == null ? panel : memory.remembering(panel, sources, environment, version);
  }

  private @Nullable Panel panel(List<Source.Rules> sources, Diagnostics mistakes) {
    return switch (engine.compileAll(sources)) {
      case Compilation.Compiled<Panel>(Panel panel) -> panel;
      case Compilation.Rejected<Panel>(List<Diagnostic> why) -> {
        mistakes.addAll(why);
        yield null;
      }
    };
  }

  /** Who is eligible; null for everyone, and after a mistake. */
  private static @Nullable RuleSet rules(Experiment experiment, Diagnostics mistakes) {
    return switch (experiment.eligibility()) {
      case Eligibility.ByRules(RuleSet rules) -> rules.letsEveryoneIn() ? null : rules;
      case Eligibility.ByPolicy policy -> {
        mistakes.error(
            "no_policy_engine",
            policy.place(),
            "the rule " + policy.rule() + " needs an engine for Rego, and none is installed",
            "use rules, or put an engine for Rego on the module path");
        yield null;
      }
    };
  }

  /**
   * The programs of a snapshot. Of rules that ask the same only the first are asked; the others are
   * compiled all the same, since their explanations and their mistakes name their own places.
   */
  private static final class Programs {
    private final Map<String, RuleSet> named;
    private final List<Source.Rules> asked = new ArrayList<>();
    private final List<Source.Rules> repeated = new ArrayList<>();
    private final Audiences audiences = new Audiences();
    private final Map<String, Ref> segments = new HashMap<>();
    private final Map<String, Ref> experiments = new HashMap<>();

    /** Where a program is: by its number among the asked, or the repeated ones. */
    private record Ref(int audience, int repeated) {
      Program in(Panel askedPanel, Panel repeatedPanel) {
        return repeated < 0 ? askedPanel.program(audience) : repeatedPanel.program(repeated);
      }
    }

    Programs(Map<String, RuleSet> named) {
      this.named = Map.copyOf(named);
    }

    Ref add(RuleSet rules) {
      int audience = audiences.numberOf(rules);
      boolean isNew = audience == asked.size();
      List<Source.Rules> sources = isNew ? asked : repeated;
      sources.add(new Source.Rules(rules, named));
      return new Ref(audience, isNew ? -1 : repeated.size() - 1);
    }

    CompiledSnapshot compiled(
        String environment, Snapshot snapshot, Panel askedPanel, Panel repeatedPanel) {
      Map<String, Program> segmentPrograms = new HashMap<>();
      segments.forEach((name, ref) -> segmentPrograms.put(name, ref.in(askedPanel, repeatedPanel)));
      List<Audience> all = audiences.all();
      List<CompiledExperiment> compiled = new ArrayList<>();
      for (Assigner assigner : Assigner.of(snapshot.experiments())) {
        Ref ref = experiments.get(assigner.experiment().key());
        compiled.add(
            ref == null
                ? new CompiledExperiment(assigner, null, null)
                : new CompiledExperiment(
                    assigner, ref.in(askedPanel, repeatedPanel), all.get(ref.audience())));
      }
      return new CompiledSnapshot(environment, snapshot, compiled, segmentPrograms, askedPanel);
    }
  }
}
