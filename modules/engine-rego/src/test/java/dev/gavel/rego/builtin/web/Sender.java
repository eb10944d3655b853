package dev.gavel.rego.builtin.web;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.library.Builtins;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.Cancellation;
import dev.gavel.rego.evaluation.Evaluation;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Permissions;
import dev.gavel.rego.evaluation.SharedCaches;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** An evaluation that sends requests. */
record Sender(Evaluation during) {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  /** A machine that has much else to do makes no test fail. */
  private static final Limits PATIENT = Limits.DEFAULT.withTime(Duration.ofMinutes(1));

  static Sender fresh() {
    return at(NOW, new SharedCaches(1 << 20));
  }

  static Sender at(Instant now, SharedCaches caches) {
    return within(PATIENT, new Cancellation(), now, caches);
  }

  static Sender within(Limits limits, Cancellation cancellation) {
    return within(limits, cancellation, NOW, new SharedCaches(1 << 20));
  }

  private static Sender within(
      Limits limits, Cancellation cancellation, Instant now, SharedCaches caches) {
    Permissions permissions =
        new Permissions(Set.of("127.0.0.1", "localhost", "pay.example.com"), false, Map.of());
    Evaluation during =
        new Evaluation(now, new Random(1), new Budget(limits, cancellation), permissions, _ -> {});
    return new Sender(during.sharing(caches));
  }

  /** The fields are names and values in turn. */
  ObjectValue get(String url, Object... fields) {
    return send("GET", url, fields);
  }

  ObjectValue send(String method, String url, Object... fields) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("method", method);
    request.put("url", url);
    request.put("timeout", "60s");
    for (int i = 0; i < fields.length; i += 2) {
      request.put((String) fields[i], fields[i + 1]);
    }
    return call(Value.of(request));
  }

  ObjectValue call(Value request) {
    return (ObjectValue)
        Objects.requireNonNull(
            Objects.requireNonNull(Builtins.named("http.send"))
                .call(during, new Value[] {request}));
  }
}
