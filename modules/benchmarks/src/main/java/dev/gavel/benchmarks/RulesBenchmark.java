package dev.gavel.benchmarks;

import dev.gavel.engine.Context;
import dev.gavel.engine.Program;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One rule of each common shape against one user, by the native engine. With {@code -bm sample} it
 * shows the slow end of the distribution, too.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RulesBenchmark {
  @Param Shape shape = Shape.SIMPLE;

  private final Context user =
      Context.of(
          Map.ofEntries(
              Map.entry("country", "US"),
              Map.entry("age", 41),
              Map.entry("plan", "premium"),
              Map.entry("id", "user-7"),
              Map.entry("app_version", "2.10.1"),
              Map.entry("email", "ada@example.com"),
              Map.entry("signed_up", "2026-03-01T09:30:00+01:00"),
              Map.entry("tags", List.of("beta", "press", "eu"))));
  private @Nullable Program program;

  /** What is measured; every rule lets the user in. */
  public enum Shape {
    /** Country, version, percentage. */
    SIMPLE,
    /** Twenty conditions, regular expressions and dates among them, all of which are looked at. */
    COMPLEX,
    /** Three levels of all and any, of which most alternatives fail. */
    NESTED,
    ID_IN_10,
    ID_IN_10000;

    private String json() {
      return switch (this) {
        case SIMPLE -> all(COUNTRY, VERSION, BUCKET);
        case COMPLEX -> all(COUNTRY, VERSION, BUCKET, PATTERN, DATES, EMAIL, TAGS, more(13));
        case NESTED ->
            all(any(none(1), all(none(2), VERSION), all(COUNTRY, any(none(3), TAGS))), BUCKET);
        case ID_IN_10 -> idIn(10);
        case ID_IN_10000 -> idIn(10_000);
      };
    }

    private static String idIn(int count) {
      return IntStream.range(0, count)
          .mapToObj(number -> "\"user-" + number + "\"")
          .collect(
              Collectors.joining(
                  ",", "{\"attribute\":\"id\",\"operator\":\"in\",\"value\":[", "]}"));
    }
  }

  private static final String COUNTRY =
      "{'attribute':'country','operator':'in','value':['CA','DE','FR','GB','US']}";
  private static final String VERSION =
      "{'attribute':'app_version','operator':'semver_gte','value':'2.3.0'}";
  private static final String BUCKET =
      "{'attribute':'id','operator':'percentage_bucket','value':{'from':0,'to':9998},'salt':'s'}";
  private static final String PATTERN =
      "{'attribute':'email','operator':'match_regex','value':'^[a-z]+@example\\\\.(com|org)$'}";
  private static final String DATES =
      "{'attribute':'signed_up','operator':'between_dates','value':['2026-01-01','2027-01-01']}";
  private static final String EMAIL =
      "{'attribute':'email','operator':'ends_with','value':['@example.com','@example.org']}";
  private static final String TAGS =
      "{'attribute':'tags','operator':'contains_any','value':['press','partner']}";

  private static String more(int conditions) {
    return IntStream.range(0, conditions)
        .mapToObj("{'attribute':'age','operator':'gt','value':%d}"::formatted)
        .collect(Collectors.joining(","));
  }

  private static String none(int number) {
    return "{'attribute':'plan','operator':'eq','value':'none-%d'}".formatted(number);
  }

  private static String all(String... nodes) {
    return "{'all':[" + String.join(",", nodes) + "]}";
  }

  private static String any(String... nodes) {
    return "{'any':[" + String.join(",", nodes) + "]}";
  }

  @Setup
  public void compile() {
    program = NativeRules.program(shape.json().replace('\'', '"'));
    if (!evaluate()) {
      throw new IllegalStateException(shape + " does not let the user in");
    }
  }

  @Benchmark
  public boolean evaluate() {
    return Objects.requireNonNull(program).evaluate(user).isTrue();
  }
}
