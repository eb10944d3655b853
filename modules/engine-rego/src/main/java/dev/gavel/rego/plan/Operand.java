package dev.gavel.rego.plan;

/** What a statement works on. */
public sealed interface Operand {

  record Local(int number) implements Operand {}

  record Bool(boolean truth) implements Operand {}

  /** A string constant of the plan. */
  record StringIndex(int index) implements Operand {}
}
