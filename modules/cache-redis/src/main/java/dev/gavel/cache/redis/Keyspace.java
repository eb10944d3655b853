package dev.gavel.cache.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What the keys of one tier are called in Redis: {@code gavel:NAMESPACE:vFORMAT:NAME}.
 *
 * <p>Formats that are next to each other can be in use at the same time, while one version of a
 * program replaces another; what is invalidated goes in all of these.
 */
final class Keyspace {
  static final int LONGEST_NAME = 512;
  private static final int LONGEST_NAMESPACE = 200;

  private final String root;
  private final int format;

  Keyspace(String namespace, int format) {
    if (!isPlain(namespace)) {
      throw new IllegalArgumentException(
          "the namespace '%s' is not 1 to %d letters, digits, '.', '_' and '-'"
              .formatted(namespace, LONGEST_NAMESPACE));
    }
    this.root = "gavel:" + namespace;
    this.format = format;
  }

  private static boolean isPlain(String namespace) {
    return !namespace.isEmpty()
        && namespace.length() <= LONGEST_NAMESPACE
        && namespace
            .chars()
            .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || ".-_".indexOf(c) >= 0));
  }

  byte[] epoch() {
    return (root + ":epoch").getBytes(UTF_8);
  }

  byte[] channel() {
    return (root + ":invalidations").getBytes(UTF_8);
  }

  byte[] key(String name) {
    return key(format, name);
  }

  List<byte[]> keyInEveryFormat(String name) {
    return IntStream.rangeClosed(Math.max(0, format - 1), format + 1)
        .mapToObj(version -> key(version, name))
        .toList();
  }

  private byte[] key(int version, String name) {
    return (root + ":v" + version + ":" + name).getBytes(UTF_8);
  }

  byte[] lease(String name) {
    return (root + ":lease:v" + format + ":" + name).getBytes(UTF_8);
  }

  /** Matches the keys under the prefix, and perhaps others, since a star matches anything. */
  byte[] pattern(String prefix) {
    StringBuilder glob = new StringBuilder(root).append(":v*:");
    for (int i = 0; i < prefix.length(); i++) {
      char c = prefix.charAt(i);
      if ("*?[]^\\".indexOf(c) >= 0) {
        glob.append('\\');
      }
      glob.append(c);
    }
    return glob.append('*').toString().getBytes(UTF_8);
  }

  boolean isUnder(byte[] key, String prefix) {
    String text = new String(key, UTF_8);
    int name = text.indexOf(':', root.length() + 1) + 1;
    return name > 0 && text.startsWith(prefix, name);
  }

  /** Whether there is a key for the name: it is short enough, and text. */
  static boolean canName(String name) {
    return name.equals(head(name));
  }

  /** As much of the name's beginning as is short enough, and text. */
  static String head(String name) {
    int end = 0;
    while (end < name.length()) {
      int c = name.codePointAt(end);
      int after = end + Character.charCount(c);
      boolean alone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
      if (alone || after > LONGEST_NAME) {
        return name.substring(0, end);
      }
      end = after;
    }
    return name;
  }
}
