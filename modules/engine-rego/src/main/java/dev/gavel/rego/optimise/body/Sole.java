package dev.gavel.rego.optimise.body;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import org.jspecify.annotations.Nullable;

/**
 * The only value that a local has if it has one: all that write it give it the same constant, or
 * none.
 */
public record Sole(Policy policy, Definitions definitions) {

  /** Null when a local may have several values, or one that is not known. */
  public @Nullable Value of(int local) {
    Value sole = null;
    for (Stmt writer : definitions.writers(local)) {
      if (writer instanceof Stmt.ResetLocal) {
        continue;
      }
      Value given = given(writer);
      if (given == null || (sole != null && !isSame(sole, given))) {
        return null;
      }
      sole = given;
    }
    return sole;
  }

  /** Numbers can be equal and yet print in different ways. */
  public static boolean isSame(Value a, Value b) {
    return a.equals(b) && (a instanceof BooleanValue || a.toString().equals(b.toString()));
  }

  public @Nullable Value given(Stmt writer) {
    if (writer instanceof Stmt.AssignVar(_, Operand source, _)) {
      return of(source);
    }
    return writer instanceof Stmt.AssignVarOnce(_, Operand source, _) ? of(source) : made(writer);
  }

  /** The constant that an operand is, or a local that one statement makes constant. */
  public @Nullable Value of(Operand operand) {
    return switch (operand) {
      case Operand.Bool(boolean truth) -> BooleanValue.of(truth);
      case Operand.StringIndex(int index) -> StringValue.key(policy.strings().get(index));
      case Operand.Local(int local) ->
          definitions.writers(local).size() == 1
              ? made(definitions.writers(local).getFirst())
              : null;
    };
  }

  /** The constant that a statement makes; null when it does something else. */
  public @Nullable Value made(Stmt statement) {
    if (statement instanceof Stmt.Constant constant) {
      return constant.value();
    }
    if (statement instanceof Stmt.MakeNull) {
      return NullValue.NULL;
    }
    if (statement instanceof Stmt.MakeNumberInt number) {
      return NumberValue.of(number.value());
    }
    if (statement instanceof Stmt.AssignInt number) {
      return NumberValue.of(number.value());
    }
    return statement instanceof Stmt.MakeNumberRef number
        ? NumberValue.parse(policy.strings().get(number.index()))
        : null;
  }
}
