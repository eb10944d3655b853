package dev.gavel.cli.bench;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws numbers of which the first is drawn most, and the n-th an n-th as often. */
final class Zipf {
  private final double[] upTo;

  Zipf(int numbers) {
    upTo = new double[numbers];
    double sum = 0;
    for (int i = 0; i < numbers; i++) {
      sum += 1.0 / (i + 1);
      upTo[i] = sum;
    }
  }

  int draw(RandomGenerator random) {
    int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
    return Math.min(found < 0 ? -found - 1 : found, upTo.length - 1);
  }

  /** How often one of the first few is drawn. */
  double shareOfFirst(int few) {
    return upTo[few - 1] / upTo[upTo.length - 1];
  }
}
