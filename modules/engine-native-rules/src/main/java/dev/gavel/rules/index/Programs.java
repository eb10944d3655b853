package dev.gavel.rules.index;

import java.util.BitSet;

/**
 * Some of the programs of a panel, to be added to others: the words of a bit set that are not
 * empty. One program is one word, and a hundred neighbours are two.
 */
final class Programs {
  private final int[] positions;
  private final long[] words;

  private Programs(int[] positions, long[] words) {
    this.positions = positions;
    this.words = words;
  }

  static Programs of(BitSet programs) {
    long[] all = programs.toLongArray();
    int[] positions = programs.stream().map(program -> program / Long.SIZE).distinct().toArray();
    long[] words = new long[positions.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = all[positions[i]];
    }
    return new Programs(positions, words);
  }

  void addTo(long[] candidates) {
    for (int i = 0; i < words.length; i++) {
      candidates[positions[i]] |= words[i];
    }
  }
}
