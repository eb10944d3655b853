package dev.gavel.rego.evaluation;

/**
 * A built-in cannot answer: the call is undefined then, or an error where the caller is strict. The
 * message does not name the built-in; who calls it puts the name in front.
 */
public final class BuiltinException extends RuntimeException {
  /** An operand of the wrong kind. */
  public static final String TYPE = "eval_type_error";

  /** Any other failure. */
  public static final String FAILED = "eval_builtin_error";

  private static final long serialVersionUID = 1;

  private final String code;

  private BuiltinException(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  public static BuiltinException failed(String message) {
    return new BuiltinException(FAILED, message);
  }

  static BuiltinException of(String code, String message) {
    return new BuiltinException(code, message);
  }

  /** The operands are counted from 1. */
  public static BuiltinException operand(int operand, String problem) {
    return new BuiltinException(TYPE, "operand " + operand + " " + problem);
  }

  /** Operands that do not fit together. */
  public static BuiltinException operands(String problem) {
    return new BuiltinException(TYPE, problem);
  }

  public String code() {
    return code;
  }
}
