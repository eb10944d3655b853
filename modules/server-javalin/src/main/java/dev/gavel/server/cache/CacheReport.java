package dev.gavel.server.cache;

import dev.gavel.cache.Cache;
import dev.gavel.cache.SharedStore;
import dev.gavel.cache.StoreHealth;
import dev.gavel.cache.TierStatistics;
import dev.gavel.cache.TierStatistics.Departure;
import dev.gavel.cache.TierStatistics.Loads;
import dev.gavel.engine.Reuse;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the caches do, as JSON. */
public final class CacheReport {
  private CacheReport() {}

  /** Each cache with its tiers, the nearest first. */
  public static ArrayValue of(Caches caches) {
    List<Value> all = new ArrayList<>();
    caches.byName().forEach((name, cache) -> all.add(of(name, cache)));
    return ArrayValue.of(all);
  }

  /** Whether the store is there, and since when; null when there is none. */
  static Value of(@Nullable SharedStore store) {
    return switch (store == null ? null : store.health()) {
      case null -> NullValue.NULL;
      case StoreHealth.Up(var since) ->
          ObjectValue.builder()
              .put("state", StringValue.of("up"))
              .put("since", StringValue.of(since.toString()))
              .build();
      case StoreHealth.Down(var since, String reason) ->
          ObjectValue.builder()
              .put("state", StringValue.of("down"))
              .put("since", StringValue.of(since.toString()))
              .put("reason", StringValue.of(reason))
              .build();
    };
  }

  static Value of(Reuse programs) {
    return ObjectValue.builder()
        .put("compiled", Value.of(programs.compiled()))
        .put("reused", Value.of(programs.reused()))
        .put("held", Value.of(programs.held()))
        .build();
  }

  private static Value of(String name, Cache<?, ?> cache) {
    List<Value> tiers = cache.statistics().stream().map(CacheReport::of).toList();
    return ObjectValue.builder()
        .put("name", StringValue.of(name))
        .put("tiers", ArrayValue.of(tiers))
        .build();
  }

  private static Value of(TierStatistics tier) {
    return ObjectValue.builder()
        .put("tier", StringValue.of(tier.tier()))
        .put("entries", known(tier.entries()))
        .put("weight", known(tier.weight()))
        .put("limit", known(tier.limit()))
        .put("hits", Value.of(tier.hits()))
        .put("misses", Value.of(tier.misses()))
        .put("hit_rate", rounded(tier.hitRate(), 10_000))
        .put("loads", of(tier.loads()))
        .put("departures", departures(tier))
        .put("troubles", troubles(tier))
        .build();
  }

  private static Value of(Loads loads) {
    long all = loads.succeeded() + loads.failed();
    double mean = all == 0 ? 0 : loads.nanoseconds() / 1_000.0 / all;
    return ObjectValue.builder()
        .put("succeeded", Value.of(loads.succeeded()))
        .put("failed", Value.of(loads.failed()))
        .put("mean_microseconds", rounded(mean, 10))
        .build();
  }

  private static Value departures(TierStatistics tier) {
    ObjectValue.Builder byCause = ObjectValue.builder();
    for (Departure cause : Departure.values()) {
      Long count = tier.departures().get(cause);
      if (count != null) {
        byCause.put(cause.name().toLowerCase(Locale.ROOT), Value.of(count));
      }
    }
    return byCause.build();
  }

  /** Those that happened. */
  private static Value troubles(TierStatistics tier) {
    Map<String, Long> happened = new TreeMap<>(tier.troubles());
    happened.values().removeIf(count -> count == 0);
    return Value.of(happened);
  }

  private static Value known(long count) {
    return count < 0 ? NullValue.NULL : Value.of(count);
  }

  private static Value rounded(double number, double parts) {
    return NumberValue.of(Math.round(number * parts) / parts);
  }
}
