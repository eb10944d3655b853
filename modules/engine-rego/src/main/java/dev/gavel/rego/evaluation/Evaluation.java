package dev.gavel.rego.evaluation;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What one evaluation shares with the built-ins it calls. Belongs to one thread. Within it time
 * stands still, and what depends on chance or on the world is asked once and then remembered.
 */
public final class Evaluation {
  private static final int MOST_FAILURES = 100;

  private final Instant now;
  private final RandomGenerator random;
  private final Budget budget;
  private final Permissions permissions;
  private final Consumer<String> printer;
  private final Map<Observations.Call, Observations.Outcome> remembered = new HashMap<>();
  private final Map<Observations.Call, Observations.Outcome> observed = new LinkedHashMap<>();
  private final List<EvaluationException> failures = new ArrayList<>();
  private Observer observer = Observer.NONE;
  private @Nullable SharedCaches caches;

  public Evaluation(
      Instant now,
      RandomGenerator random,
      Budget budget,
      Permissions permissions,
      Consumer<String> printer) {
    this.now = now;
    this.random = random;
    this.budget = budget;
    this.permissions = permissions;
    this.printer = printer;
  }

  public Instant now() {
    return now;
  }

  public RandomGenerator random() {
    return random;
  }

  public Budget budget() {
    return budget;
  }

  public Permissions permissions() {
    return permissions;
  }

  /** What {@code print} and {@code trace} say. */
  public void print(String line) {
    printer.accept(line);
  }

  /** Has somebody watch; before it starts. */
  public Evaluation watchedBy(Observer watching) {
    observer = watching;
    return this;
  }

  public Observer observer() {
    return observer;
  }

  /** Shares what is kept with other evaluations; before it starts. */
  public Evaluation sharing(SharedCaches with) {
    caches = with;
    return this;
  }

  /** Lets built-ins answer as they did before; before it starts. */
  public Evaluation replaying(Observations before) {
    observed.putAll(before.outcomes());
    return this;
  }

  /** What outlives this evaluation; its own when nobody shares. */
  public SharedCaches caches() {
    if (caches == null) {
      caches = new SharedCaches(SharedCaches.DEFAULT_BYTES);
    }
    return caches;
  }

  /** The first answer to these arguments, for as long as the evaluation runs. */
  public Value once(String builtin, Value arguments, Supplier<Value> answer) {
    Value known = known(remembered, new Observations.Call(builtin, arguments), answer);
    return Objects.requireNonNull(known, builtin);
  }

  /** As {@link #once}, for what an answer depends on beside its arguments: it can be replayed. */
  public @Nullable Value observe(
      String builtin, Value[] arguments, Supplier<@Nullable Value> answer) {
    return known(observed, new Observations.Call(builtin, ArrayValue.of(arguments)), answer);
  }

  /** What was observed, and what was given to be replayed. */
  public Observations observations() {
    return new Observations(observed);
  }

  private static @Nullable Value known(
      Map<Observations.Call, Observations.Outcome> outcomes,
      Observations.Call call,
      Supplier<? extends @Nullable Value> answer) {
    Observations.Outcome outcome = outcomes.get(call);
    if (outcome == null) {
      outcome = outcome(answer);
      outcomes.put(call, outcome);
    }
    return switch (outcome) {
      case Observations.Answered(Value value) -> value;
      case Observations.Undefined _ -> null;
      case Observations.Failed failed -> throw failed.again();
    };
  }

  private static Observations.Outcome outcome(Supplier<? extends @Nullable Value> answer) {
    try {
      Value value = answer.get();
      return value == null ? new Observations.Undefined() : new Observations.Answered(value);
    } catch (BuiltinException failure) {
      return new Observations.Failed(failure.code(), String.valueOf(failure.getMessage()));
    }
  }

  /** Notes that a built-in could not answer, which made its call undefined. */
  public void failed(EvaluationException failure) {
    if (failures.size() < MOST_FAILURES) {
      failures.add(failure);
    }
  }

  /** The first failures of built-ins. */
  public List<EvaluationException> failures() {
    return List.copyOf(failures);
  }
}
