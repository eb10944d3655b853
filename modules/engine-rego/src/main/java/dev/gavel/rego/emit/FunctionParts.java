package dev.gavel.rego.emit;

import dev.gavel.rego.plan.Block;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The methods that one function of a plan becomes: one, or where that would be too large, parts
 * which share their locals in an array.
 */
final class FunctionParts {
  private final String name;
  private final List<Integer> parameters;
  private final LocalFacts facts;
  private final Tallies tallies;
  private final boolean split;
  private final Queue<Part> waiting = new ArrayDeque<>();
  private final Map<Integer, Integer> places = new HashMap<>();

  /**
   * Blocks that become a method of their own, which runs one of them.
   *
   * @param first the number of the first; below zero when there is but one, which needs none
   */
  record Part(String method, List<Block> blocks, int first, Set<Integer> partsOfData) {}

  FunctionParts(String name, List<Integer> parameters, List<Block> blocks) {
    this.name = name;
    this.parameters = parameters;
    this.facts = LocalFacts.of(blocks);
    this.tallies = Tallies.of(blocks, facts);
    this.split = CodeSize.ofBlocks(blocks) > CodeSize.LIMIT;
  }

  String name() {
    return name;
  }

  LocalFacts facts() {
    return facts;
  }

  Tallies tallies() {
    return tallies;
  }

  List<Integer> parameters() {
    return parameters;
  }

  boolean isSplit() {
    return split;
  }

  String part(Unit unit, List<Block> blocks, int first, Set<Integer> partsOfData) {
    String method = unit.name(name + "_part");
    waiting.add(new Part(method, blocks, first, Set.copyOf(partsOfData)));
    return method;
  }

  @Nullable Part next() {
    return waiting.poll();
  }

  /** Where locals are in the array; those that are shared get their places as they turn up. */
  Map<Integer, Integer> places() {
    return places;
  }

  /**
   * The locals that nothing but this part uses, and that never tell it of an earlier run. A part
   * that is split further has none.
   */
  List<Integer> own(Part part) {
    if (CodeSize.ofBlocks(part.blocks()) > CodeSize.LIMIT) {
      return List.of();
    }
    LocalFacts inPart = LocalFacts.of(part.blocks());
    return inPart.locals().stream()
        .filter(local -> inPart.mentions(local) == facts.mentions(local))
        .filter(local -> !inPart.canBeUnset(local) && !parameters.contains(local))
        .toList();
  }
}
