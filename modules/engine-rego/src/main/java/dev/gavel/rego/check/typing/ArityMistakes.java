package dev.gavel.rego.check.typing;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.check.ArityMistake;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.resolve.BuiltinNames;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.type.Declaration;
import dev.gavel.rego.type.Declarations;
import dev.gavel.rego.type.Type;
import dev.gavel.rego.type.UnknownType;
import java.util.List;
import java.util.Objects;

/** A built-in with too few or too many arguments: what it was given, as far as known by now. */
public final class ArityMistakes implements ArityMistake {
  private final Declarations builtins;

  public ArityMistakes(Declarations builtins) {
    this.builtins = builtins;
  }

  @Override
  public Mistake of(Location at, Ref function, List<Term> arguments) {
    String name = Objects.requireNonNull(BuiltinNames.of(function));
    Declaration declared = Objects.requireNonNull(builtins.find(name));
    List<Type> have = arguments.stream().map(ArityMistakes::type).toList();
    return TypeMistake.arguments(
            at,
            function,
            "arity mismatch",
            have,
            TypeMistake.Wanted.allOf(declared.type()))
        .mistake();
  }

  private static Type type(Term argument) {
    Value constant = Constants.of(argument);
    return constant == null ? UnknownType.UNKNOWN : Type.ofValue(constant);
  }
}
