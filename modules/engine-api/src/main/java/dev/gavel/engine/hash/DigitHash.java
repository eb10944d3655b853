package dev.gavel.engine.hash;

/** Murmur3 over the text of a number, which is never written down, followed by a salt. */
final class DigitHash {
  private DigitHash() {}

  static int hash(long number, byte[] salt, int seed) {
    long power = 1; // the power of ten with as many digits as the number
    while (number / 10 / power != 0) {
      power *= 10;
    }
    int state = seed;
    int pending = 0;
    int length = 0;
    if (number < 0) {
      pending = '-';
      length = 1;
    }
    for (; power != 0; power /= 10, length++) {
      pending |= ('0' + (int) Math.abs(number / power % 10)) << ((length & 3) * 8);
      if ((length & 3) == 3) {
        state = Murmur3.mixBlock(state, pending);
        pending = 0;
      }
    }
    return Murmur3.finishWith(state, pending, length, salt);
  }
}
