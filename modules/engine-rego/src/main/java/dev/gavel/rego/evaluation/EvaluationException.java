package dev.gavel.rego.evaluation;

import dev.gavel.rego.diagnostic.Location;

/** The evaluation breaks off: a conflict, a budget spent, a caller who cancelled. */
public final class EvaluationException extends RuntimeException {
  public static final String CONFLICT = "eval_conflict_error";
  public static final String CANCELLED = "eval_cancel_error";
  public static final String MERGE = "eval_with_merge_error";
  public static final String INTERNAL = "eval_internal_error";
  private static final long serialVersionUID = 1;

  private final String code;
  private final transient Location at;

  public EvaluationException(String code, Location at, String message) {
    super(message, null, false, false);
    this.code = code;
    this.at = at;
  }

  public String code() {
    return code;
  }

  public Location at() {
    return at;
  }

  /** As OPA prints it: place, code, message. */
  public String described() {
    return (at.row() == 0 ? "" : at + ": ") + code + ": " + getMessage();
  }
}
