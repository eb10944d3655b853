package dev.gavel.rego.type;

import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Functions.
 *
 * @param variadic the type of further arguments; unknown when there are none
 * @param result of unknown type when the function returns nothing
 */
public record FunctionType(List<Parameter> parameters, Type variadic, Parameter result)
    implements Type {

  /** A type with a name, which may be empty; names appear in messages only. */
  public record Parameter(String name, Type type) {
    public static final Parameter NOTHING = new Parameter("", UnknownType.UNKNOWN);

    @Override
    public String toString() {
      return name.isEmpty() ? type.toString() : name + ": " + type;
    }
  }

  public FunctionType {
    parameters = List.copyOf(parameters);
  }

  /** A function whose arguments have no names. */
  public static FunctionType of(List<Type> arguments, Type result) {
    return new FunctionType(
        arguments.stream().map(argument -> new Parameter("", argument)).toList(),
        UnknownType.UNKNOWN,
        new Parameter("", result));
  }

  public int arity() {
    return parameters.size();
  }

  public boolean isVariadic() {
    return variadic != UnknownType.UNKNOWN;
  }

  /** Whether a call of it has no value. */
  public boolean isVoid() {
    return result.type() == UnknownType.UNKNOWN;
  }

  /** What a function of both types takes and gives; unknown when their arities differ. */
  Type union(FunctionType other) {
    if (arity() != other.arity() || isVariadic() != other.isVariadic()) {
      return UnknownType.UNKNOWN;
    }
    List<Parameter> both = new ArrayList<>();
    for (int i = 0; i < arity(); i++) {
      Type type = parameters.get(i).type().or(other.parameters.get(i).type());
      both.add(new Parameter("", type));
    }
    Type returned = result.type().or(other.result.type());
    return new FunctionType(both, variadic.or(other.variadic), new Parameter("", returned));
  }

  @Override
  public String kind() {
    return "function";
  }

  @Override
  public boolean isKnown() {
    return parameters.stream().allMatch(parameter -> parameter.type().isKnown())
        && result.type().isKnown();
  }

  @Override
  public Type at(Value key) {
    return UnknownType.UNKNOWN;
  }

  @Override
  public Type keyType() {
    return UnknownType.UNKNOWN;
  }

  @Override
  public Type valueType() {
    return UnknownType.UNKNOWN;
  }

  @Override
  public String toString() {
    return TypeText.of(this);
  }
}
