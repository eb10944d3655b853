package dev.gavel.server.telemetry;

import dev.gavel.cache.Cache;
import dev.gavel.cache.SharedStore;
import dev.gavel.cache.StoreHealth;
import dev.gavel.cache.TierStatistics;
import dev.gavel.cache.TierStatistics.Departure;
import dev.gavel.server.cache.Caches;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Each tier of each cache, and the store behind them. */
record CacheMeters(Caches caches) implements MeterBinder {

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Tier tier : tiers(registry)) {
      tier.bindReads();
      tier.bindContent();
      tier.bindLoads();
    }
    SharedStore store = caches.store();
    if (store != null) {
      Gauge.builder("gavel.cache.store.up", store, CacheMeters::up)
          .description("Whether the store that processes share answers: 1 or 0.")
          .register(registry);
    }
  }

  /** A kind of trouble is known when it happens first, so these are looked for at each reading. */
  void bindNewTroubles(MeterRegistry registry) {
    tiers(registry).forEach(Tier::bindTroubles);
  }

  private static double up(SharedStore store) {
    return switch (store.health()) {
      case StoreHealth.Up _ -> 1;
      case StoreHealth.Down _ -> 0;
    };
  }

  private List<Tier> tiers(MeterRegistry registry) {
    List<Tier> tiers = new ArrayList<>();
    caches
        .byName()
        .forEach(
            (name, cache) -> {
              for (int i = 0; i < cache.statistics().size(); i++) {
                tiers.add(new Tier(name, cache, i, registry));
              }
            });
    return tiers;
  }

  /** A tier and where its meters go. A meter that is there already is not bound again. */
  private record Tier(String name, Cache<?, ?> cache, int position, MeterRegistry registry) {

    void bindReads() {
      count("hits", "Reads that found something.", Tags.empty(), TierStatistics::hits);
      count("misses", "Reads that found nothing.", Tags.empty(), TierStatistics::misses);
    }

    void bindContent() {
      show("entries", "Entries that are kept now, about.", TierStatistics::entries);
      show("weight", "What these weigh.", TierStatistics::weight);
      show("weight.limit", "What they may weigh.", TierStatistics::limit);
      String evictions = "Entries that went, by the cause.";
      for (Departure cause : now().departures().keySet()) {
        Tags tags = Tags.of("cause", cause.name().toLowerCase(Locale.ROOT));
        count("evictions", evictions, tags, now -> now.departures().getOrDefault(cause, 0L));
      }
    }

    void bindLoads() {
      String loads = "Values that were looked for because of a miss.";
      Tags succeeded = Tags.of("result", "succeeded");
      Tags failed = Tags.of("result", "failed");
      count("loads", loads, succeeded, now -> now.loads().succeeded());
      count("loads", loads, failed, now -> now.loads().failed());
      String time = "How long the loads took together.";
      count("load.seconds", time, Tags.empty(), now -> now.loads().nanoseconds() / 1e9);
    }

    void bindTroubles() {
      String troubles = "What went wrong in a tier without a caller noticing.";
      for (String kind : now().troubles().keySet()) {
        Tags tags = Tags.of("kind", kind);
        count("troubles", troubles, tags, now -> now.troubles().getOrDefault(kind, 0L));
      }
    }

    private TierStatistics now() {
      return at(cache, position);
    }

    private static TierStatistics at(Cache<?, ?> cache, int position) {
      return cache.statistics().get(position);
    }

    private Tags tags() {
      return Tags.of("cache", name, "tier", now().tier());
    }

    /** Micrometer holds what it reads weakly: the cache, which stays, and not this record. */
    private void count(
        String what, String description, Tags more, ToDoubleFunction<TierStatistics> number) {
      FunctionCounter.builder(
              "gavel.cache." + what, cache, read -> number.applyAsDouble(at(read, position)))
          .description(description)
          .tags(tags().and(more))
          .register(registry);
    }

    /** What a tier cannot know, which is negative there, is no number here. */
    private void show(String what, String description, ToDoubleFunction<TierStatistics> number) {
      Gauge.builder(
              "gavel.cache." + what,
              cache,
              read -> {
                double now = number.applyAsDouble(at(read, position));
                return now < 0 ? Double.NaN : now;
              })
          .description(description)
          .tags(tags())
          .register(registry);
    }
  }
}
