package dev.gavel.decider;

import dev.gavel.engine.Compilation;
import dev.gavel.engine.Engine;
import dev.gavel.engine.Program;
import dev.gavel.engine.Source;
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
    Map<String, Program> segments = new HashMap<>();
    snapshot
        .segments()
        .forEach(
            (name, rules) -> {
              Program program = compile(rules, mistakes);
              if (program != null) {
                segments.put(name, program);
              }
            });
    for (Experiment experiment : snapshot.experiments()) {
      if (!experiment.enabled()) {
        eligibility(experiment, mistakes); // switched on tomorrow, it must not fail then
      }
    }
    Audiences audiences = new Audiences();
    List<CompiledExperiment> experiments = new ArrayList<>();
    for (Assigner assigner : Assigner.of(snapshot.experiments())) {
      Experiment experiment = assigner.experiment();
      experiments.add(
          new CompiledExperiment(
              assigner, eligibility(experiment, mistakes), audience(experiment, audiences)));
    }
    return mistakes.hasErrors()
        ? new Prepared.Refused<>(mistakes.errors())
        : new Prepared.Ready<>(
            new CompiledSnapshot(
                environment,
                snapshot.version(),
                snapshot.bucketing(),
                experiments,
                audiences.count(),
                segments));
  }

  private static int audience(Experiment experiment, Audiences audiences) {
    return switch (experiment.eligibility()) {
      case Eligibility.ByRules(RuleSet rules) -> audiences.numberOf(rules);
      case Eligibility.ByPolicy _ -> 0; // refused above, so nobody asks
    };
  }

  /** Who is eligible; null for everyone, and after a mistake. */
  private @Nullable Program eligibility(Experiment experiment, Diagnostics mistakes) {
    return switch (experiment.eligibility()) {
      case Eligibility.ByRules(RuleSet rules) ->
          rules.letsEveryoneIn() ? null : compile(rules, mistakes);
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

  private @Nullable Program compile(RuleSet rules, Diagnostics mistakes) {
    return switch (engine.compile(new Source.Rules(rules))) {
      case Compilation.Compiled<Program>(Program program) -> program;
      case Compilation.Rejected<Program>(var why) -> {
        mistakes.addAll(why);
        yield null;
      }
    };
  }
}
