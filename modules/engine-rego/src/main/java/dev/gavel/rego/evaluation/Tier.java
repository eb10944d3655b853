package dev.gavel.rego.evaluation;

/** How policies are carried out. */
public enum Tier {
  /** By going through their plan, statement for statement: nothing is compiled. */
  INTERPRETED,

  /**
   * By going through their plan at first; what is asked often is compiled to bytecode meanwhile, on
   * another thread.
   */
  WARMING,

  /** As bytecode from the first question on, which is compiled when the query is prepared. */
  COMPILED
}
