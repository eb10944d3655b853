package dev.gavel.cache.redis;

/** What is to be forgotten, by name. */
sealed interface Invalidation {

  String name();

  /** One key. */
  record Key(String name) implements Invalidation {}

  /** All keys that begin so. */
  record Prefix(String name) implements Invalidation {}

  /**
   * A key with a name that Redis cannot have, so it is forgotten by the caches in front alone, with
   * all that begin as it does.
   */
  record InFront(String name) implements Invalidation {}

  static Invalidation ofKey(String name) {
    return Keyspace.canName(name) ? new Key(name) : new InFront(Keyspace.head(name));
  }

  static Invalidation ofPrefix(String prefix) {
    return Keyspace.canName(prefix) ? new Prefix(prefix) : new InFront(Keyspace.head(prefix));
  }

  static Invalidation ofEverything() {
    return new Prefix("");
  }
}
