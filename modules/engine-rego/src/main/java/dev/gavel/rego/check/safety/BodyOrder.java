package dev.gavel.rego.check.safety;

import static dev.gavel.rego.syntax.tree.walk.Identity.same;

import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the expressions of a body into an order in which each finds its variables with a value, and
 * changes as little as it can: it goes through the body again and again and takes what can be
 * taken. An expression is looked at again only when one of its variables got a value, so that the
 * work grows with the uses of variables and not with the square of the body.
 */
public final class BodyOrder {

  /**
   * A body put in order.
   *
   * @param unsafe what could not be; empty when all is well
   */
  public record Ordered(Body body, List<Unsafe> unsafe) {
    public Ordered {
      unsafe = List.copyOf(unsafe);
    }
  }

  private final Outputs outputs;
  private final List<Candidate> candidates = new ArrayList<>();
  private final Map<String, List<Candidate>> byVariable = new HashMap<>();
  private final Set<String> safe = new HashSet<>();
  private final List<Candidate> taken = new ArrayList<>();
  private final List<Candidate> takenEarly = new ArrayList<>();
  private final BitSet waiting = new BitSet();

  private static final class Candidate {
    final Expr expr;
    final int index;
    final Set<String> needed;
    final Set<String> closedOver;
    Set<String> unsafe;
    boolean taken;

    Candidate(Expr expr, int index, Set<String> needed, Set<String> closedOver) {
      this.expr = expr;
      this.index = index;
      this.needed = needed;
      this.closedOver = closedOver;
      this.unsafe = new HashSet<>(needed);
    }
  }

  private BodyOrder(Body body, Scope scope, Outputs outputs) {
    this.outputs = outputs;
    ImpliedBodies implied = new ImpliedBodies(outputs);
    Set<String> all = new HashSet<>();
    for (Expr expr : body) {
      Set<String> needed = Seen.needed(expr, implied);
      all.addAll(needed);
      candidates.add(new Candidate(expr, candidates.size(), needed, Closures.variablesIn(expr)));
    }
    for (Candidate candidate : candidates) {
      candidate.closedOver.removeIf(name -> !all.contains(name) || scope.contains(name));
      Set<String> mentioned = new HashSet<>(candidate.needed);
      mentioned.addAll(candidate.closedOver);
      mentioned.forEach(
          name -> byVariable.computeIfAbsent(name, _ -> new ArrayList<>()).add(candidate));
    }
    all.removeIf(name -> !scope.contains(name));
    safe.addAll(all);
    candidates.forEach(candidate -> candidate.unsafe.removeAll(safe));
    waiting.set(0, candidates.size());
  }

  /**
   * Orders a body and all bodies inside it.
   *
   * @param scope the variables that have a value around it
   */
  public static Ordered order(Body body, Scope scope, Outputs outputs) {
    BodyOrder order = new BodyOrder(body, scope, outputs);
    order.takeAll();
    List<Unsafe> unsafe = new ArrayList<>();
    for (Candidate candidate : order.candidates) {
      if (!candidate.taken && !candidate.unsafe.isEmpty()) {
        unsafe.add(new Unsafe(candidate.expr, candidate.unsafe));
      }
    }
    Scope inner = scope.within();
    List<Expr> ordered = new ArrayList<>();
    boolean changed = false;
    for (Candidate candidate : order.taken) {
      Expr expr = Closures.order(candidate.expr, inner, outputs, unsafe);
      changed |= !same(expr, candidate.expr) || candidate.index != ordered.size();
      ordered.add(expr);
      inner.addAll(candidate.needed);
    }
    changed |= ordered.size() != order.candidates.size();
    return new Ordered(changed ? new Body(ordered) : body, unsafe);
  }

  private void takeAll() {
    while (!waiting.isEmpty()) {
      for (int i = waiting.nextSetBit(0); i >= 0; i = waiting.nextSetBit(i + 1)) {
        waiting.clear(i);
        Candidate candidate = candidates.get(i);
        if (!isHiddenByEqual(candidate)) {
          consider(candidate);
        }
      }
    }
  }

  /**
   * Whether an equal expression was put to the place where this one stood. OPA takes it for this
   * one, never comes back to it, and says that it is unsafe.
   */
  private boolean isHiddenByEqual(Candidate candidate) {
    if (candidate.index >= taken.size()) {
      return false;
    }
    Expr there = taken.get(candidate.index).expr;
    Expr here = candidate.expr;
    return there.negated() == here.negated()
        && there.statement().equals(here.statement())
        && there.with().equals(here.with());
  }

  private void consider(Candidate candidate) {
    Set<String> made = outputs.of(candidate.expr, safe);
    if (!candidate.closedOver.isEmpty()) {
      Set<String> open = new HashSet<>(candidate.closedOver);
      open.removeAll(lateOutputs());
      if (!open.isEmpty()) {
        if (open.equals(made)) {
          return;
        }
        candidate.unsafe = open;
      }
    }
    candidate.unsafe.removeIf(name -> made.contains(name) || safe.contains(name));
    if (candidate.unsafe.isEmpty()) {
      take(candidate, made);
    }
  }

  private void take(Candidate candidate, Set<String> made) {
    candidate.taken = true;
    taken.add(candidate);
    boolean anyNew = false;
    for (String name : made) {
      if (safe.add(name)) {
        anyNew = true;
        byVariable.getOrDefault(name, List.of()).forEach(this::wake);
      }
    }
    boolean early = !safe.containsAll(candidate.needed);
    if (early) {
      takenEarly.add(candidate);
    }
    if (early || (anyNew && !takenEarly.isEmpty())) {
      candidates.stream().filter(it -> !it.closedOver.isEmpty()).forEach(this::wake);
    }
  }

  private void wake(Candidate candidate) {
    if (!candidate.taken) {
      waiting.set(candidate.index);
    }
  }

  /**
   * What expressions with closures, which are taken once the closures have what they need, give a
   * value after all.
   */
  private Set<String> lateOutputs() {
    if (takenEarly.isEmpty()) {
      return Set.of();
    }
    Set<String> known = new HashSet<>(safe);
    for (Candidate candidate : takenEarly) {
      known.addAll(outputs.of(candidate.expr, known));
    }
    known.removeAll(safe);
    return known;
  }
}
