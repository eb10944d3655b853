package dev.gavel.rego.emit;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.library.Builtins;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.emit.support.Routes;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.PlanException;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Spot;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.run.BuiltinCall;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the statements of a plan name by text or number. */
final class Links {
  private final Policy policy;
  private final CallOrder order;
  private final Function<String, @Nullable Builtin> builtins;
  private final List<StringValue> strings;
  private final Map<String, Target> targets = new HashMap<>();
  private final Routes routes = new Routes();

  /**
   * A function that is emitted.
   *
   * @param remembering the method that remembers answers; the method itself where none does
   */
  record Target(Unit owner, String method, String remembering, MethodTypeDesc type) {
    @SuppressWarnings("ReferenceEquality") // hidden classes have one name between them
    boolean isIn(Unit unit) {
      return owner == unit;
    }

    /** For calls from other classes, which cannot name a hidden one. */
    Object handle(boolean onDocuments) {
      return owner.handle(onDocuments ? remembering : method, type);
    }
  }

  Links(Policy policy, CallOrder order, Function<String, @Nullable Builtin> builtins) {
    this.policy = policy;
    this.order = order;
    this.builtins = builtins;
    this.strings = policy.strings().stream().map(StringValue::key).toList();
  }

  void add(String function, Target target) {
    targets.put(function, target);
  }

  Target target(String function) {
    return Objects.requireNonNull(targets.get(function), "functions come after those they call");
  }

  CallOrder order() {
    return order;
  }

  Routes routes() {
    return routes;
  }

  StringValue string(int index) {
    return strings.get(index);
  }

  Location place(Spot at) {
    String file = at.file() < policy.files().size() ? policy.files().get(at.file()) : "";
    return new Location(file, at.row(), at.column(), 0, "");
  }

  /** Whether a name stands for what it stands for everywhere, and nobody brought another one. */
  @SuppressWarnings("ReferenceEquality") // the very same is meant
  boolean isStandard(String name) {
    return builtins.apply(name) == Builtins.named(name);
  }

  BuiltinCall builtin(Stmt.Call call) {
    Builtin builtin = builtins.apply(call.function());
    if (builtin == null) {
      throw new PlanException(
          "the plan calls " + call.function() + ", which is no function that is known");
    }
    @Nullable Value[] constants =
        call.arguments().stream().map(this::constant).toArray(Value[]::new);
    return new BuiltinCall(call.function(), builtin.given(constants), place(call.at()));
  }

  private @Nullable Value constant(Operand operand) {
    return switch (operand) {
      case Operand.Local _ -> null;
      case Operand.Bool(boolean truth) -> BooleanValue.of(truth);
      case Operand.StringIndex(int index) -> string(index);
    };
  }
}
