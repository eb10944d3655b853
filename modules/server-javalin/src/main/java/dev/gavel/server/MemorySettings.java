package dev.gavel.server;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether decisions are remembered, and where.
 *
 * @param bytes how much of the heap they may take, about
 * @param store where they are shared between processes; null for nowhere
 * @param patience how long a request waits for the store
 */
public record MemorySettings(
    Use use, long bytes, Duration timeToLive, @Nullable StoreAddress store, Duration patience) {

  /** Where decisions are remembered. */
  public enum Use {
    /** In the process, where looking an answer up takes less time than computing it. */
    AUTO,
    OFF,
    LOCAL,
    /** In the process and, behind that, in the store. */
    SHARED
  }

  /** The store's address, which may hold a password, and so shows only where it leads. */
  public record StoreAddress(URI url) {
    @Override
    public String toString() {
      return "%s://%s:%d".formatted(url.getScheme(), url.getHost(), url.getPort());
    }
  }

  static final Setting<Use> USE =
      new Setting<>(
          "GAVEL_DECISION_CACHE",
          "auto",
          "Where decisions are remembered: off, local, shared (also in Redis), or auto: local"
              + " where that is faster than deciding.",
          MemorySettings::use);
  static final Setting<Long> SIZE_LIMIT =
      new Setting<>(
          "GAVEL_DECISION_CACHE_SIZE",
          "64MiB",
          "How much of the heap remembered decisions may take: 512KiB, 64MiB, 1GiB.",
          MemorySettings::size);
  static final Setting<Duration> TIME_TO_LIVE =
      new Setting<>(
          "GAVEL_DECISION_CACHE_TTL",
          "5m",
          "How long a decision is remembered that stays true.",
          ServerSettings::duration);
  static final Setting<@Nullable StoreAddress> STORE =
      Setting.secret(
          "GAVEL_REDIS_URL",
          "The Redis that shared caches are in: redis://[user:password@]host:port[/db], or rediss:"
              + " for TLS.",
          MemorySettings::store);
  static final Setting<Duration> PATIENCE =
      new Setting<>(
          "GAVEL_REDIS_TIMEOUT",
          "800us",
          "How long a request waits for Redis; one that is slower is not asked for a while.",
          ServerSettings::duration);

  static List<Setting<?>> all() {
    return List.of(USE, SIZE_LIMIT, TIME_TO_LIVE, STORE, PATIENCE);
  }

  static MemorySettings read(Map<String, String> variables) {
    MemorySettings settings =
        new MemorySettings(
            USE.read(variables),
            SIZE_LIMIT.read(variables),
            TIME_TO_LIVE.read(variables),
            STORE.read(variables),
            PATIENCE.read(variables));
    if (settings.use == Use.SHARED && settings.store == null) {
      throw USE.refused(
          "shared", new IllegalArgumentException("%s is not set".formatted(STORE.name())));
    }
    return settings;
  }

  private static Use use(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "auto" -> Use.AUTO;
      case "off" -> Use.OFF;
      case "local" -> Use.LOCAL;
      case "shared" -> Use.SHARED;
      default -> throw new IllegalArgumentException("must be auto, off, local or shared");
    };
  }

  private static long size(String text) {
    long unit = text.endsWith("KiB") ? 1 << 10 : text.endsWith("MiB") ? 1 << 20 : 1 << 30;
    try {
      int amount = Integer.parseUnsignedInt(text, 0, text.length() - "KiB".length(), 10);
      if (text.endsWith("iB") && "KMG".indexOf(text.charAt(text.length() - 3)) >= 0) {
        return Math.multiplyExact(amount, unit);
      }
    } catch (NumberFormatException | IndexOutOfBoundsException | ArithmeticException _) {
      // the message is the same
    }
    throw new IllegalArgumentException("must be a size such as 512KiB, 64MiB or 1GiB");
  }

  private static @Nullable StoreAddress store(String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      URI url = URI.create(text);
      if (url.getScheme() != null && url.getHost() != null) {
        return new StoreAddress(url);
      }
    } catch (IllegalArgumentException _) {
      // its message would show the text
    }
    throw new IllegalArgumentException(
        "must be a URL such as redis://host:6379 or rediss://user:password@host:6380/0");
  }
}
