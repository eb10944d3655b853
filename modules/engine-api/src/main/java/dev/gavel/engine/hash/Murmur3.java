package dev.gavel.engine.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * MurmurHash3, x86, 32 bit, over the concatenation of a key and a salt that is never built.
 *
 * <p>A request hashes one key with the salt of every experiment. The state after the key's whole
 * four-byte blocks is the same for all of them, so it is kept, and each salt only pays for itself.
 */
public final class Murmur3 {
  private static final int C1 = 0xcc9e2d51;
  private static final int C2 = 0x1b873593;

  /** Four bytes, lowest first, in one load. */
  private static final VarHandle BLOCK =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** The hash state after the key's whole blocks. */
  private final int state;

  /** The bytes after the last whole block, lowest first. */
  private final int rest;

  private final int keyLength;

  private Murmur3(int state, int rest, int keyLength) {
    this.state = state;
    this.rest = rest;
    this.keyLength = keyLength;
  }

  /** The hash of the bytes alone. */
  public static int hash(byte[] bytes, int seed) {
    return startingWith(bytes, seed).hash();
  }

  /** The hash of the text's UTF-8 bytes followed by the salt; nothing is allocated. */
  public static int hash(String text, byte[] salt, int seed) {
    return TextHash.hash(text, salt, seed);
  }

  /** The hash of the number's decimal digits followed by the salt; nothing is allocated. */
  public static int hash(long number, byte[] salt, int seed) {
    return DigitHash.hash(number, salt, seed);
  }

  public static Murmur3 startingWith(byte[] key, int seed) {
    int state = seed;
    int whole = key.length & ~3;
    for (int i = 0; i < whole; i += 4) {
      state = mixBlock(state, block(key, i));
    }
    int rest = 0;
    for (int i = key.length - 1; i >= whole; i--) {
      rest = (rest << 8) | (key[i] & 0xff);
    }
    return new Murmur3(state, rest, key.length);
  }

  public int hash() {
    return finish(state, rest, keyLength);
  }

  /** The hash of the key followed by the salt. */
  public int hashWith(byte[] salt) {
    return finishWith(state, rest, keyLength, salt);
  }

  /** From the state after a key's whole blocks and its rest: the hash of the key and the salt. */
  static int finishWith(int state, int rest, int keyLength, byte[] salt) {
    int hash = state;
    int tailLength = keyLength & 3;
    int shift = tailLength * 8;
    int carried = rest;
    int i = 0;
    for (; i + 4 <= salt.length; i += 4) {
      int next = block(salt, i);
      hash = mixBlock(hash, shift == 0 ? next : carried | (next << shift));
      carried = shift == 0 ? 0 : next >>> (32 - shift);
    }
    for (; i < salt.length; i++) {
      carried |= (salt[i] & 0xff) << (tailLength * 8);
      if (++tailLength == 4) {
        hash = mixBlock(hash, carried);
        carried = 0;
        tailLength = 0;
      }
    }
    return finish(hash, carried, keyLength + salt.length);
  }

  private static int block(byte[] bytes, int at) {
    return (int) BLOCK.get(bytes, at);
  }

  static int mixBlock(int hash, int block) {
    int k = Integer.rotateLeft(block * C1, 15) * C2;
    return Integer.rotateLeft(hash ^ k, 13) * 5 + 0xe6546b64;
  }

  private static int finish(int state, int tail, int length) {
    int hash = state;
    hash ^= Integer.rotateLeft(tail * C1, 15) * C2; // nothing, when there is no tail
    hash ^= length;
    hash ^= hash >>> 16;
    hash *= 0x85ebca6b;
    hash ^= hash >>> 13;
    hash *= 0xc2b2ae35;
    return hash ^ (hash >>> 16);
  }
}
