package dev.gavel.experiments.bucketing;

import dev.gavel.engine.hash.Murmur3;
import java.nio.charset.StandardCharsets;

/** MurmurHash3 (x86, 32 bit, seed 0) of user key and salt, unsigned, modulo 10,000. */
final class Murmur3Bucketing implements Bucketing {
  static final String NAME = "murmur3-10000";
  static final Murmur3Bucketing INSTANCE = new Murmur3Bucketing();

  private Murmur3Bucketing() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Unit unit(String key) {
    Murmur3 prefix = Murmur3.startingWith(key.getBytes(StandardCharsets.UTF_8), 0);
    return salt -> (int) (Integer.toUnsignedLong(prefix.hashWith(salt)) % BUCKETS);
  }
}
