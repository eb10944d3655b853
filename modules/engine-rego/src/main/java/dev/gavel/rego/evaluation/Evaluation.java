package dev.gavel.rego.evaluation;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.Value;
import java.time.Instant;
import java.time.InstantSource;
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
 * stands still, and what depends on chance or on the world is asked once and then remembered. Most
 * evaluations ask for nothing of that and take less than a microsecond, so nothing is made, and no
 * clock is read, before somebody asks.
 */
public final class Evaluation {
  private static final int MOST_FAILURES = 100;

  private final InstantSource clock;
  private final Supplier<RandomGenerator> chance;
  private final Budget budget;
  private final Permissions permissions;
  private final Consumer<String> printer;
  private @Nullable Instant now;
  private @Nullable RandomGenerator random;
  private @Nullable Map<Observations.Call, Observations.Outcome> remembered;
  private @Nullable Map<Observations.Call, Observations.Outcome> observed;
  private @Nullable List<EvaluationException> failures;
  private Observer observer = Observer.NONE;
  private @Nullable SharedCaches caches;
  private boolean muted;
  private boolean printed;

  public Evaluation(
      Instant now,
      RandomGenerator random,
      Budget budget,
      Permissions permissions,
      Consumer<String> printer) {
    this(InstantSource.fixed(now), () -> random, budget, permissions, printer);
  }

  public Evaluation(
      InstantSource clock,
      Supplier<RandomGenerator> chance,
      Budget budget,
      Permissions permissions,
      Consumer<String> printer) {
    this.clock = clock;
    this.chance = chance;
    this.budget = budget;
    this.permissions = permissions;
    this.printer = printer;
  }

  public Instant now() {
    Instant known = now;
    if (known == null) {
      known = clock.instant();
      now = known;
    }
    return known;
  }

  public RandomGenerator random() {
    RandomGenerator known = random;
    if (known == null) {
      known = chance.get();
      random = known;
    }
    return known;
  }

  public Budget budget() {
    return budget;
  }

  public Permissions permissions() {
    return permissions;
  }

  /** What {@code print} and {@code trace} say. */
  public void print(String line) {
    printed = true;
    if (!muted) {
      printer.accept(line);
    }
  }

  /** From here on it does again what it did before; what is printed was heard. */
  public void mute() {
    muted = true;
  }

  /**
   * Starts over, since what ran so far broke off: what was observed still holds, and what was
   * printed is not printed again.
   */
  public void startOver() {
    muted = true;
    failures = null;
    budget.startOver();
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
    if (!before.outcomes().isEmpty()) {
      observed = new LinkedHashMap<>(before.outcomes());
    }
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
    if (remembered == null) {
      remembered = new HashMap<>();
    }
    Value known = known(remembered, new Observations.Call(builtin, arguments), answer);
    return Objects.requireNonNull(known, builtin);
  }

  /** As {@link #once}, for what an answer depends on beside its arguments: it can be replayed. */
  public @Nullable Value observe(
      String builtin, Value[] arguments, Supplier<@Nullable Value> answer) {
    if (observed == null) {
      observed = new LinkedHashMap<>();
    }
    return known(observed, new Observations.Call(builtin, ArrayValue.of(arguments)), answer);
  }

  /** What was observed, and what was given to be replayed. */
  public Observations observations() {
    return observed == null ? Observations.NONE : new Observations(observed);
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

  /** Whether nobody asked for the time, for chance, for the world, or had something printed. */
  public boolean dependsOnInputAlone() {
    return now == null && random == null && remembered == null && observed == null && !printed;
  }

  /** Notes that a built-in could not answer, which made its call undefined. */
  public void failed(EvaluationException failure) {
    if (failures == null) {
      failures = new ArrayList<>();
    }
    if (failures.size() < MOST_FAILURES) {
      failures.add(failure);
    }
  }

  /** The first failures of built-ins. */
  public List<EvaluationException> failures() {
    return failures == null ? List.of() : List.copyOf(failures);
  }
}
