package dev.gavel.rego;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.type.AnyType;
import dev.gavel.rego.type.ArrayType;
import dev.gavel.rego.type.FunctionType;
import dev.gavel.rego.type.ObjectType;
import dev.gavel.rego.type.RecursiveType;
import dev.gavel.rego.type.ScalarType;
import dev.gavel.rego.type.SetType;
import dev.gavel.rego.type.Type;
import dev.gavel.rego.type.UnknownType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A built-in of somebody else, as the engine calls it: with arguments of the declared types, once
 * for equal arguments when it is impure, and never in the way of the evaluation when it breaks.
 */
final class GuardedBuiltin implements Builtin {
  private final CustomBuiltin guarded;
  private final List<Type> types;

  GuardedBuiltin(CustomBuiltin guarded) {
    this.guarded = guarded;
    this.types =
        guarded.declaration().type().parameters().stream()
            .map(FunctionType.Parameter::type)
            .toList();
  }

  @Override
  public @Nullable Value call(Evaluation during, Value[] arguments) {
    for (int i = 0; i < types.size(); i++) {
      if (!fits(types.get(i), arguments[i])) {
        throw wrong(i + 1, types.get(i), arguments[i]);
      }
    }
    return guarded.pure()
        ? answer(during, arguments)
        : during.observe(guarded.name(), arguments, () -> answer(during, arguments));
  }

  @Override
  public boolean isSteady() {
    return guarded.pure();
  }

  private @Nullable Value answer(Evaluation during, Value[] arguments) {
    try {
      return guarded.body().call(during, arguments.clone());
    } catch (BuiltinException | EvaluationException meant) {
      throw meant;
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError broken) {
      throw BuiltinException.failed("the function broke: " + broken);
    }
  }

  private static BuiltinException wrong(int operand, Type wanted, Value got) {
    List<String> kinds =
        wanted instanceof AnyType any
            ? any.members().stream().map(Type::kind).distinct().toList()
            : List.of(wanted.kind());
    return kinds.contains(Operands.kind(got))
        ? BuiltinException.operand(operand, "must be %s but got %s".formatted(wanted, got))
        : Operands.wrongKind(operand, got, kinds.toArray(String[]::new));
  }

  private static boolean fits(Type type, Value value) {
    return switch (type) {
      case UnknownType _, FunctionType _ -> true;
      case AnyType any ->
          any.isEverything() || any.members().stream().anyMatch(one -> fits(one, value));
      case ScalarType scalar -> scalar.kind().equals(Operands.kind(value));
      case ArrayType array -> value instanceof ArrayValue items && fits(array, items);
      case SetType set ->
          value instanceof SetValue items
              && items.asList().stream().allMatch(item -> fits(set.element(), item));
      case ObjectType object -> value instanceof ObjectValue entries && fits(object, entries);
      case RecursiveType recursive -> fits(recursive.unfolded(), value);
    };
  }

  private static boolean fits(ArrayType type, ArrayValue array) {
    if (array.size() < type.items().size()
        || (array.size() > type.items().size() && !type.isOpen())) {
      return false;
    }
    for (int i = 0; i < array.size(); i++) {
      Type wanted = i < type.items().size() ? type.items().get(i) : type.rest();
      if (!fits(wanted, array.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(ObjectType type, ObjectValue object) {
    for (int i = 0; i < object.size(); i++) {
      Type wanted = type.property(object.key(i));
      ObjectType.Entries others = type.others();
      if (wanted == null && others != null && fits(others.key(), object.key(i))) {
        wanted = others.value();
      }
      if (wanted == null || !fits(wanted, object.value(i))) {
        return false;
      }
    }
    return type.properties().stream().allMatch(property -> object.get(property.key()) != null);
  }
}
