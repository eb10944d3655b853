package dev.gavel.decider;

import dev.gavel.engine.Hearing;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which experiments are worth looking at for a context: those whose audience it may be in, and
 * those that have something for others, too. Sets of experiments are bits in their order.
 */
final class Roster {
  private final long[] always;
  private final int[][] byAudience;

  Roster(List<CompiledExperiment> experiments, int audiences) {
    BitSet always = new BitSet();
    BitSet[] byAudience = Stream.generate(BitSet::new).limit(audiences).toArray(BitSet[]::new);
    for (int i = 0; i < experiments.size(); i++) {
      CompiledExperiment experiment = experiments.get(i);
      Audience audience = experiment.audience();
      if (audience == null || experiment.hasSomethingForOthers()) {
        always.set(i);
      } else {
        byAudience[audience.program()].set(i);
      }
    }
    int words = (experiments.size() + Long.SIZE - 1) / Long.SIZE;
    this.always = Arrays.copyOf(always.toLongArray(), words);
    this.byAudience =
        Arrays.stream(byAudience).map(of -> of.stream().toArray()).toArray(int[][]::new);
  }

  int words() {
    return always.length;
  }

  /** Sets the bits of those to look at, and clears the others. */
  void call(Hearing hearing, long[] called) {
    System.arraycopy(always, 0, called, 0, always.length);
    for (int program = hearing.nextCandidate(0);
        program >= 0;
        program = hearing.nextCandidate(program + 1)) {
      for (int experiment : byAudience[program]) {
        called[experiment / Long.SIZE] |= 1L << experiment;
      }
    }
  }
}
