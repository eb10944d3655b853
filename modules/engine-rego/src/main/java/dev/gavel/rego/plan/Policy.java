package dev.gavel.rego.plan;

import java.util.List;

/**
 * A whole plan, as OPA documents it: what its entry points run, and the functions they call.
 *
 * @param strings constants, by index; numbers by their text too
 * @param builtins the built-in functions it calls
 * @param files the sources' names, by index
 */
public record Policy(
    List<String> strings,
    List<Required> builtins,
    List<String> files,
    List<Plan> plans,
    List<Function> functions,
    List<Unplanned> unplanned) {
  public Policy {
    strings = List.copyOf(strings);
    builtins = List.copyOf(builtins);
    files = List.copyOf(files);
    plans = List.copyOf(plans);
    functions = List.copyOf(functions);
    unplanned = List.copyOf(unplanned);
  }

  /** A built-in that the plan calls, with its type as JSON, as it was found or is to be written. */
  public record Required(String name, dev.gavel.engine.value.Value declaration) {}

  /** A rule that no entry point reaches. */
  public record Unplanned(String path, Spot at) {}
}
