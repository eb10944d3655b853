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
  private final Called[] byAudience;

  /** Some experiments: the words of their bit set that are not empty. */
  private static final class Called {
    private final int[] positions;
    private final long[] words;

    private Called(int[] positions, long[] words) {
      this.positions = positions;
      this.words = words;
    }

    static Called of(BitSet experiments) {
      long[] all = experiments.toLongArray();
      int[] positions = experiments.stream().map(i -> i / Long.SIZE).distinct().toArray();
      return new Called(positions, Arrays.stream(positions).mapToLong(at -> all[at]).toArray());
    }

    void addTo(long[] called) {
      for (int i = 0; i < words.length; i++) {
        called[positions[i]] |= words[i];
      }
    }
  }

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
    this.byAudience = Arrays.stream(byAudience).map(Called::of).toArray(Called[]::new);
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
      byAudience[program].addTo(called);
    }
  }
}
