package dev.gavel.benchmarks.peers;

import dev.gavel.decider.CompiledSnapshot;
import dev.gavel.decider.Decider;
import dev.gavel.decider.Decision;
import dev.gavel.decider.DecisionCounts;
import dev.gavel.decider.DecisionRequest;
import dev.gavel.decider.SnapshotCompiler;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.experiments.Reading;
import dev.gavel.experiments.SnapshotReader;
import dev.gavel.experiments.feed.Prepared;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/**
 * Gavel as its server asks it: one snapshot with an experiment a flag. Beside the rules it does
 * what a decision needs: the user's bucket in each experiment, the variant, the count of decisions.
 */
final class GavelDecider implements Evaluator {
  private final Decider decider = new Decider(InstantSource.system(), new DecisionCounts());
  private final CompiledSnapshot snapshot = snapshot();
  private final DecisionRequest[] users;

  GavelDecider(List<User> users) {
    this.users =
        users.stream()
            .map(user -> DecisionRequest.of(user.id(), GavelPrograms.attributes(user)))
            .toArray(DecisionRequest[]::new);
  }

  private static CompiledSnapshot snapshot() {
    String json =
        """
        {"version":1,"environment":"prod","experiments":[%s]}
        """
            .formatted(Flags.joined(GavelDecider::experiment));
    return switch (SnapshotReader.read(json.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Accepted read -> compiled(read);
      case Reading refused -> throw new IllegalStateException("refused: " + refused);
    };
  }

  private static CompiledSnapshot compiled(Reading.Accepted read) {
    var engine = EngineProvider.named("native").create(EngineConfig.DEFAULT);
    return switch (new SnapshotCompiler(engine).prepare("prod", read.snapshot())) {
      case Prepared.Ready<CompiledSnapshot>(CompiledSnapshot ready) -> ready;
      case Prepared<CompiledSnapshot> refused ->
          throw new IllegalStateException("refused: " + refused);
    };
  }

  private static String experiment(int flag) {
    return """
    {"key":"%1$s","id":"00000000-0000-4000-8000-%2$012d","enabled":true,
     "rules":[{"when":%3$s}],
     "variants":[{"key":"on","id":"on","payload":{}}],
     "allocations":[{"variant":"on","from":0,"to":9999}]}
    """
        .formatted(Flags.key(flag), flag, GavelPrograms.rule(flag));
  }

  @Override
  public boolean isOn(int flag, int user) {
    return all(user).assignments().stream()
        .anyMatch(assignment -> assignment.experimentKey().equals(Flags.key(flag)));
  }

  @Override
  public Decision all(int user) {
    return decider.decide(snapshot, users[user]);
  }
}
