package dev.gavel.cli.bench;

import java.util.function.Supplier;

/**
 * Something that is asked for what is kept.
 *
 * @param keysPerRead how many keys one read asks for; none for what only shows the cost of timing
 * @param readers a reader for each thread
 */
record Contender(String name, int keysPerRead, Supplier<Reader> readers) {

  /** Is used by one thread. */
  interface Reader extends AutoCloseable {

    /** Whether everything that was asked for is there. */
    boolean read(String[] keys, int at);

    @Override
    default void close() {}

    /** The key at a place in keys that are as many as a power of two, over and over. */
    static String key(String[] keys, int at) {
      return keys[at & keys.length - 1];
    }
  }

  static Contender of(String name, Reader shared) {
    return new Contender(name, 1, () -> shared);
  }
}
