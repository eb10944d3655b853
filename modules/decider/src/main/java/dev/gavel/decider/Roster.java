package dev.gavel.decider;

import dev.gavel.engine.Hearing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which experiments are worth looking at for a context: those whose audience it may be in, and
 * those that have something for others, too. Sets of experiments are bits in their order.
 */
final class Roster {
  private final long[] always;
  private final int[][] byAudience;

  Roster(List<CompiledExperiment> experiments, int programs) {
    BitSet always = new BitSet();
    List<List<Integer>> byAudience = new ArrayList<>();
    for (int i = 0; i < programs; i++) {
      byAudience.add(new ArrayList<>());
    }
    for (int i = 0; i < experiments.size(); i++) {
      CompiledExperiment experiment = experiments.get(i);
      Audience audience = experiment.audience();
      if (audience == null || experiment.hasSomethingForOthers()) {
        always.set(i);
      } else {
        byAudience.get(audience.program()).add(i);
      }
    }
    int words = (experiments.size() + Long.SIZE - 1) / Long.SIZE;
    this.always = Arrays.copyOf(always.toLongArray(), words);
    this.byAudience =
        byAudience.stream()
            .map(of -> of.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
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
