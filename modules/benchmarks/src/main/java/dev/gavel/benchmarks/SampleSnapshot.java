package dev.gavel.benchmarks;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Snapshots as the load tests and the decision benchmarks serve them: experiments with two
 * conditions and two variants each, for all of which {@link #CONTEXT} is eligible. Every payload
 * carries the version, so an answer shows which snapshot each of its parts comes from.
 */
public final class SampleSnapshot {
  public static final int EXPERIMENTS = 100;
  public static final String ENVIRONMENT = "prod";
  public static final String CONTEXT = "{\"country\":\"US\",\"age\":41}";

  private SampleSnapshot() {}

  public static String json(long version, int experiments) {
    return IntStream.range(0, experiments)
        .mapToObj(number -> experiment(version, number))
        .collect(
            Collectors.joining(
                ",",
                "{\"version\":%d,\"environment\":\"%s\",\"experiments\":["
                    .formatted(version, ENVIRONMENT),
                "]}"));
  }

  private static String experiment(long version, int number) {
    return """
    {"key":"experiment-number-%1$03d","id":"00000000-0000-4000-8000-%1$012d","enabled":true,
     "rules":[{"conditions":[
       {"attribute":"country","operator":"in","value":["US","CA","DE"]},
       {"attribute":"age","operator":"gt","value":%3$d}]}],
     "variants":[
       {"key":"control","id":"c-%1$d","payload":{"color":"#0066cc","release":%2$d}},
       {"key":"treatment","id":"t-%1$d","payload":{"color":"#00aa44","release":%2$d}}],
     "allocations":[
       {"variant":"control","from":0,"to":4999},
       {"variant":"treatment","from":5000,"to":9999}]}
    """
        .formatted(number, version, 10 + number % 20);
  }
}
