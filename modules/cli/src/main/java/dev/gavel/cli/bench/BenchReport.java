package dev.gavel.cli.bench;

import dev.gavel.cli.bench.Trace.Scale;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, for people and for programs. */
record BenchReport(List<Speed> speeds, boolean withRedis, List<HitRatios> hitRatios, Scale scale) {
  private static final String WITHOUT_REDIS =
      "Redis was left out: give its address by --redis, or put redis-server on the PATH.";

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "A read that finds its key, of %,d (Zipf); nanoseconds, with the clock's own time in them"
            .formatted(Keys.COUNT));
    TextTable speed =
        new TextTable(
            "", "threads", "reads/s", "p50", "p95", "p99", "of bare Caffeine", "times Redis GET");
    for (Speed each : speeds) {
      speed.add(
          each.contender(),
          "%d".formatted(each.threads()),
          each.keysPerRead() == 0 ? "" : "%,.0f".formatted(each.reads()),
          "%,.0f".formatted(each.p50()),
          "%,.0f".formatted(each.p95()),
          "%,.0f".formatted(each.p99()),
          times(each, InProcess.BARE),
          times(each, InRedis.GET));
    }
    lines.add(speed.text());
    speeds.stream()
        .filter(each -> each.missed() > 0)
        .map(each -> "%s: %,d reads found nothing".formatted(each.contender(), each.missed()))
        .distinct()
        .forEach(lines::add);
    if (!withRedis) {
      lines.add(WITHOUT_REDIS);
    }
    lines.add("");
    lines.add(
        "Reads that find their key, of %,d keys with room for %,d"
            .formatted(scale.keys(), scale.room()));
    lines.add(ratios());
    return String.join("\n", lines);
  }

  private String ratios() {
    TextTable table =
        new TextTable(
            "",
            "Gavel",
            "Caffeine",
            "LRU",
            "knows the frequencies",
            "knows the future",
            "of what is possible");
    for (HitRatios each : hitRatios) {
      table.add(
          each.trace(),
          percent(each.ours()),
          percent(each.caffeine()),
          percent(each.leastRecentlyUsed()),
          percent(each.mostFrequent()),
          percent(each.possible()),
          percent(each.ofPossible()));
    }
    return table.text();
  }

  private static String percent(double share) {
    return "%.1f %%".formatted(share * 100);
  }

  /** How many times as many keys a second as that contender with as many threads. */
  private String times(Speed speed, String contender) {
    if (speed.keysPerRead() == 0) {
      return "";
    }
    return speeds.stream()
        .filter(each -> each.contender().equals(contender) && each.threads() == speed.threads())
        .findFirst()
        .map(each -> speed.keysPerSecond() / each.keysPerSecond())
        .map(BenchReport::shortened)
        .orElse("");
  }

  private static String shortened(double times) {
    return times < 10 ? "%.2f".formatted(times) : "%,.0f".formatted(times);
  }

  Value json() {
    return ObjectValue.builder()
        .put("reads", ArrayValue.of(speeds.stream().map(BenchReport::json).toList()))
        .put("hit_ratios", ArrayValue.of(hitRatios.stream().map(BenchReport::json).toList()))
        .build();
  }

  private static Value json(Speed speed) {
    return ObjectValue.builder()
        .put("name", StringValue.of(speed.contender()))
        .put("threads", NumberValue.of(speed.threads()))
        .put("keys_per_read", NumberValue.of(speed.keysPerRead()))
        .put("reads_per_second", NumberValue.of(Math.round(speed.reads())))
        .put("p50_ns", NumberValue.of(Math.round(speed.p50())))
        .put("p95_ns", NumberValue.of(Math.round(speed.p95())))
        .put("p99_ns", NumberValue.of(Math.round(speed.p99())))
        .put("missed", NumberValue.of(speed.missed()))
        .build();
  }

  private static Value json(HitRatios ratios) {
    return ObjectValue.builder()
        .put("trace", StringValue.of(ratios.trace()))
        .put("gavel", share(ratios.ours()))
        .put("caffeine", share(ratios.caffeine()))
        .put("lru", share(ratios.leastRecentlyUsed()))
        .put("knows_the_frequencies", share(ratios.mostFrequent()))
        .put("knows_the_future", share(ratios.possible()))
        .build();
  }

  private static Value share(double share) {
    return NumberValue.parse(String.format(Locale.ROOT, "%.4f", share));
  }
}
