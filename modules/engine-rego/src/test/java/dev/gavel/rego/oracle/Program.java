package dev.gavel.rego.oracle;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.rego.syntax.tree.Dialect;
import java.util.Map;

/**
 * A program and what it is asked with. The answer is all of {@code data}.
 *
 * @param seed that it was made from
 * @param modules the sources by their names
 */
record Program(
    long seed, Dialect dialect, Map<String, String> modules, ObjectValue data, ObjectValue input) {}
