package dev.gavel.rego.optimise.input;

import dev.gavel.rego.plan.Block;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A function or an entry point, and which parts of the input its locals can hold: at any time, in
 * any call.
 */
final class Holder {
  private final List<Integer> parameters;
  private final List<Block> blocks;
  private final SingleAssignments single;
  private final Map<Integer, Set<Part>> parts = new HashMap<>();
  private final Set<Part> returned = new LinkedHashSet<>();
  private final Set<Holder> callers = new LinkedHashSet<>();

  Holder(List<Integer> parameters, List<Block> blocks) {
    this.parameters = parameters;
    this.blocks = blocks;
    this.single = SingleAssignments.in(blocks);
  }

  List<Block> blocks() {
    return blocks;
  }

  boolean isAssignedOnce(int local) {
    return single.has(local);
  }

  /** Takes note of a call; whether an argument brings something new. */
  boolean takes(int argument, Set<Part> held) {
    return argument < parameters.size() && hold(parameters.get(argument), held);
  }

  Set<Part> held(int local) {
    return Set.copyOf(parts.getOrDefault(local, Set.of()));
  }

  /** Takes note that a local can hold these parts; whether that is new. */
  boolean hold(int local, Set<Part> held) {
    return !held.isEmpty() && parts.computeIfAbsent(local, _ -> new LinkedHashSet<>()).addAll(held);
  }

  Set<Part> returned() {
    return Set.copyOf(returned);
  }

  boolean returns(Set<Part> held) {
    return returned.addAll(held);
  }

  Set<Holder> callers() {
    return callers;
  }
}
