package dev.gavel.rego.evaluation;

import dev.gavel.engine.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

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
  private final Observer observer;
  private final Map<List<Object>, Object> remembered = new HashMap<>();
  private final List<EvaluationException> failures = new ArrayList<>();

  public Evaluation(
      Instant now,
      RandomGenerator random,
      Budget budget,
      Permissions permissions,
      Consumer<String> printer) {
    this(now, random, budget, permissions, printer, Observer.NONE);
  }

  /** An evaluation that is watched. */
  public Evaluation(
      Instant now,
      RandomGenerator random,
      Budget budget,
      Permissions permissions,
      Consumer<String> printer,
      Observer observer) {
    this.now = now;
    this.random = random;
    this.budget = budget;
    this.permissions = permissions;
    this.printer = printer;
    this.observer = observer;
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

  /** Who watches. */
  public Observer observer() {
    return observer;
  }

  /** The first answer to these arguments, for as long as the evaluation runs. */
  public Value once(String builtin, Value arguments, Supplier<Value> answer) {
    List<Object> key = List.of(builtin, arguments);
    Object known = remembered.get(key);
    if (known == null) {
      known = answer.get();
      remembered.put(key, known);
    }
    return (Value) known;
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
