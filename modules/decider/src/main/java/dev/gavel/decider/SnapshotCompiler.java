package dev.gavel.decider;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compiles a snapshot whole: every experiment, every segment, or every reason why not. */
public final class SnapshotCompiler implements SnapshotPreparer<CompiledSnapshot> {
  private final Engine engine;

  public SnapshotCompiler(Engine engine) {
    this.engine = engine;
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
    return switch (engine.compileAll(programs.sources)) {
      case Compilation.Compiled<Panel>(Panel panel) when !mistakes.hasErrors() ->
          new Prepared.Ready<>(programs.compiled(environment, snapshot, panel));
      case Compilation.Compiled<Panel> _ -> new Prepared.Refused<>(mistakes.errors());
      case Compilation.Rejected<Panel>(List<Diagnostic> why) -> {
        mistakes.addAll(new LinkedHashSet<>(why)); // a segment's, wherever it is mentioned
        yield new Prepared.Refused<>(mistakes.errors());
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

  /** The programs of a snapshot by number, and what each is for. */
  private static final class Programs {
    private final Map<String, RuleSet> named;
    private final List<Source> sources = new ArrayList<>();
    private final Audiences audiences = new Audiences();
    private final Map<String, Integer> segments = new HashMap<>();
    private final Map<String, Integer> experiments = new HashMap<>();

    Programs(Map<String, RuleSet> named) {
      this.named = Map.copyOf(named);
    }

    int add(RuleSet rules) {
      audiences.add(rules);
      sources.add(new Source.Rules(rules, named));
      return sources.size() - 1;
    }

    CompiledSnapshot compiled(String environment, Snapshot snapshot, Panel panel) {
      Map<String, Program> segmentPrograms = new HashMap<>();
      segments.forEach((name, number) -> segmentPrograms.put(name, panel.program(number)));
      List<Audience> audience = audiences.all();
      List<CompiledExperiment> compiled = new ArrayList<>();
      for (Assigner assigner : Assigner.of(snapshot.experiments())) {
        Integer number = experiments.get(assigner.experiment().key());
        compiled.add(
            number == null
                ? new CompiledExperiment(assigner, null, null)
                : new CompiledExperiment(assigner, panel.program(number), audience.get(number)));
      }
      return new CompiledSnapshot(environment, snapshot, compiled, segmentPrograms, panel);
    }
  }
}
