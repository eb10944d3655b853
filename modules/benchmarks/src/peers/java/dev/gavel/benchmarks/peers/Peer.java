package dev.gavel.benchmarks.peers;

import java.util.List;

/** The evaluators, by the name that a benchmark's parameter has. */
public enum Peer {
  GAVEL,
  GAVEL_DECIDER,
  HAND_WRITTEN,
  HAND_WRITTEN_RECORD,
  LAUNCHDARKLY,
  OPTIMIZELY,
  UNLEASH,
  FLAGD;

  /** Ready to be asked, and known to answer right. */
  Evaluator open() {
    List<User> users = User.pool();
    Evaluator evaluator =
        switch (this) {
          case GAVEL -> new GavelPrograms(users);
          case GAVEL_DECIDER -> new GavelDecider(users);
          case HAND_WRITTEN -> new HandWritten(users);
          case HAND_WRITTEN_RECORD -> new HandWrittenRecord(users);
          case LAUNCHDARKLY -> new LaunchDarkly(users);
          case OPTIMIZELY -> new OptimizelyFlags(users);
          case UNLEASH -> new UnleashFlags(users);
          case FLAGD -> new Flagd(users);
        };
    evaluator.check(users);
    return evaluator;
  }
}
