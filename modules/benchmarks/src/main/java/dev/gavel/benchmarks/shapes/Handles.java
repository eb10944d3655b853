package dev.gavel.benchmarks.shapes;

import static java.lang.invoke.MethodHandles.constant;
import static java.lang.invoke.MethodHandles.dropArguments;
import static java.lang.invoke.MethodHandles.filterReturnValue;
import static java.lang.invoke.MethodHandles.foldArguments;
import static java.lang.invoke.MethodHandles.guardWithTest;
import static java.lang.invoke.MethodHandles.insertArguments;
import static java.lang.invoke.MethodType.methodType;

import dev.gavel.engine.Context;
import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.rule.AttributePath;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.Value;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A rule as one method handle, put together from those of its conditions. */
final class Handles {
  private static final MethodType RULE = methodType(boolean.class, Context.class);
  private static final MethodHandle FALSE =
      dropArguments(constant(boolean.class, false), 0, Context.class);

  private static final MethodHandle INPUT = method(Context.class, "input", methodType(Value.class));
  private static final MethodHandle ATTRIBUTE =
      method(AttributePath.class, "in", methodType(Value.class, Value.class));
  private static final MethodHandle JUDGE =
      method(Operand.class, "judge", methodType(Verdict.class, Value.class));
  private static final MethodHandle IS_THERE =
      function(Objects.class, "nonNull", methodType(boolean.class, Object.class))
          .asType(methodType(boolean.class, Value.class));
  private static final MethodHandle HOLDS =
      function(
          Ask.class,
          "holds",
          methodType(boolean.class, Verdict.class, Condition.class, Context.class, Value.class));

  private Handles() {}

  static Rule rule(List<Ask> asks) {
    return new InField(handle(asks));
  }

  static MethodHandle handle(List<Ask> asks) {
    @Nullable MethodHandle all = null;
    for (Ask ask : asks.reversed()) {
      MethodHandle one = condition(ask);
      all = all == null ? one : guardWithTest(one, all, FALSE);
    }
    return Objects.requireNonNull(all);
  }

  /** {@code context -> actual is there && holds(judge(actual), condition, context, actual)}. */
  private static MethodHandle condition(Ask ask) {
    MethodHandle judged = // (Value, Context)
        MethodHandles.permuteArguments(
            foldArguments( // (Context, Value)
                insertArguments(HOLDS, 1, ask.condition()),
                dropArguments(JUDGE.bindTo(ask.operand()), 0, Context.class)),
            methodType(boolean.class, Value.class, Context.class),
            1,
            0);
    MethodHandle absent = dropArguments(FALSE, 0, Value.class);
    return foldArguments(
        guardWithTest(IS_THERE, judged, absent),
        filterReturnValue(INPUT, ATTRIBUTE.bindTo(ask.attribute())));
  }

  private static MethodHandle method(Class<?> owner, String name, MethodType type) {
    try {
      return MethodHandles.lookup().findVirtual(owner, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  private static MethodHandle function(Class<?> owner, String name, MethodType type) {
    try {
      return MethodHandles.lookup().findStatic(owner, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  /** How a program would hold it: not a constant to the JIT. */
  private record InField(MethodHandle handle) implements Rule {
    InField {
      if (!handle.type().equals(RULE)) {
        throw new IllegalArgumentException(handle + " is no rule");
      }
    }

    @Override
    public boolean matches(Context context) {
      try {
        return (boolean) handle.invokeExact(context);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** How the JIT likes it, which only one rule of a program can have. */
  static final class InConstant implements Rule {
    private static final MethodHandle HANDLE = handle(Ask.rule(0));

    @Override
    public boolean matches(Context context) {
      try {
        return (boolean) HANDLE.invokeExact(context);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
