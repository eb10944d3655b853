package dev.gavel.rego.oracle;

import java.util.ArrayList;
import java.util.List;

/** The variables that have a value at a place of a program, and how deep that place is nested. */
final class Scope {
  private final List<String> variables;
  private final Counter counter;
  private final int depth;

  /** Numbers the variables of a rule. */
  private static final class Counter {
    private int last;
  }

  Scope() {
    this(new ArrayList<>(), new Counter(), 0);
  }

  private Scope(List<String> variables, Counter counter, int depth) {
    this.variables = variables;
    this.counter = counter;
    this.depth = depth;
  }

  Scope inner() {
    return new Scope(new ArrayList<>(variables), counter, depth + 1);
  }

  List<String> variables() {
    return variables;
  }

  int depth() {
    return depth;
  }

  /** A name that has no value yet. */
  String fresh() {
    return "v" + counter.last++;
  }

  void bind(String name) {
    variables.add(name);
  }
}
