package dev.gavel.cli.bench;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.gavel.cache.LocalCache;
import dev.gavel.cli.bench.Contender.Reader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The contenders that need nothing but this process. */
final class InProcess {
  static final String OURS = "Gavel, LocalCache";
  static final String BARE = "Caffeine, bare";

  private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);

  private InProcess() {}

  static List<Contender> holding(Keys keys) {
    return List.of(
        new Contender("nothing but the clock", 0, () -> (_, _) -> true),
        Contender.of("ConcurrentHashMap, no limit", map(keys)),
        Contender.of(BARE, caffeine(keys, bare())),
        Contender.of("Caffeine, with statistics", caffeine(keys, bare().recordStats())),
        Contender.of(
            "Caffeine, each its own time, too", caffeine(keys, eachItsOwnTime().recordStats())),
        ours(keys));
  }

  static LocalCache<String, String> cache() {
    return LocalCache.<String, String>builder()
        .entries(Keys.COUNT)
        .timeToLive(TIME_TO_LIVE)
        .build();
  }

  private static Contender ours(Keys keys) {
    LocalCache<String, String> cache = cache();
    cache.putAll(keys.entries());
    return Contender.of(OURS, (asked, at) -> cache.get(Reader.key(asked, at)) != null);
  }

  private static Reader map(Keys keys) {
    Map<String, String> map = new ConcurrentHashMap<>(keys.entries());
    return (asked, at) -> map.get(Reader.key(asked, at)) != null;
  }

  private static Caffeine<Object, Object> bare() {
    return Caffeine.newBuilder().maximumSize(Keys.COUNT).expireAfterWrite(TIME_TO_LIVE);
  }

  /** What Gavel's cache asks of Caffeine, since not every answer is true for as long. */
  private static Caffeine<Object, Object> eachItsOwnTime() {
    return Caffeine.newBuilder()
        .maximumSize(Keys.COUNT)
        .expireAfter(Expiry.writing((_, _) -> TIME_TO_LIVE));
  }

  private static Reader caffeine(Keys keys, Caffeine<Object, Object> settings) {
    Cache<String, String> cache = settings.build();
    cache.putAll(keys.entries());
    return (asked, at) -> cache.getIfPresent(Reader.key(asked, at)) != null;
  }
}
