package dev.gavel.engine.hash;

/**
 * Murmur3 over the UTF-8 bytes of a text followed by a salt, neither encoded nor joined.
 *
 * <p>Characters become up to four bytes in an {@code int}, the first one lowest, and are appended
 * to what is pending, which has room for them and makes a block when it holds four. Text is nearly
 * always ASCII, whose characters are its bytes, so these are taken four at once up to the first
 * that is not.
 */
final class TextHash {
  private TextHash() {}

  static int hash(String text, byte[] salt, int seed) {
    int state = seed;
    long pending = 0;
    int at = 0;
    for (int block = asciiBlock(text, at); block >= 0; block = asciiBlock(text, at)) {
      state = Murmur3.mixBlock(state, block);
      at += 4;
    }
    int length = at;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      at += Character.charCount(codePoint);
      int octets = encoded(codePoint);
      int count = (39 - Integer.numberOfLeadingZeros(octets | 1)) / 8;
      int waiting = length & 3;
      pending |= Integer.toUnsignedLong(octets) << (waiting * 8);
      length += count;
      if (waiting + count >= 4) {
        state = Murmur3.mixBlock(state, (int) pending);
        pending >>>= 32;
      }
    }
    return Murmur3.finishWith(state, (int) pending, length, salt);
  }

  /** Four characters as a block; negative if they are not there or not all ASCII. */
  private static int asciiBlock(String text, int at) {
    if (at + 4 > text.length()) {
      return -1;
    }
    char a = text.charAt(at);
    char b = text.charAt(at + 1);
    char c = text.charAt(at + 2);
    char d = text.charAt(at + 3);
    return (a | b | c | d) < 0x80 ? a | b << 8 | c << 16 | d << 24 : -1;
  }

  private static int encoded(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint;
    }
    if (codePoint < 0x800) {
      return 0xc0 | codePoint >> 6 | continuation(codePoint) << 8;
    }
    if (Character.MIN_SURROGATE <= codePoint && codePoint <= Character.MAX_SURROGATE) {
      return '?'; // as String.getBytes has it
    }
    if (codePoint < 0x10000) {
      return 0xe0
          | codePoint >> 12
          | continuation(codePoint >> 6) << 8
          | continuation(codePoint) << 16;
    }
    return 0xf0
        | codePoint >> 18
        | continuation(codePoint >> 12) << 8
        | continuation(codePoint >> 6) << 16
        | continuation(codePoint) << 24;
  }

  private static int continuation(int bits) {
    return 0x80 | (bits & 0x3f);
  }
}
