package dev.gavel.rego.plan;

import java.util.List;

/**
 * A rule or function, planned.
 *
 * @param path the generation, then the path from {@code data}; empty when it cannot be looked up
 * @param parameters locals; the first two are input and data
 * @param result the local it returns
 */
public record Function(
    String name, List<String> path, List<Integer> parameters, int result, List<Block> blocks) {
  public Function {
    path = List.copyOf(path);
    parameters = List.copyOf(parameters);
    blocks = List.copyOf(blocks);
  }
}
