package dev.gavel.rego.check.typing;

import dev.gavel.rego.check.ArityMistake;
import dev.gavel.rego.check.typing.TypeMistake.Wanted;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.type.Declarations;
import dev.gavel.rego.type.FunctionType;
import dev.gavel.rego.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says with how many arguments, and of which types, a function was called and ought to be. */
public final class ArityWords implements ArityMistake {
  private final TypeEnvironment environment;

  ArityWords(TypeEnvironment environment) {
    this.environment = environment;
  }

  /** By what is known before any rule is. */
  public static ArityWords of(Declarations builtins) {
    return new ArityWords(CheckTypes.declared(builtins));
  }

  @Override
  public @Nullable Mistake of(Location at, Ref function, List<Term> arguments) {
    if (!(environment.typeOf(function) instanceof FunctionType type)) {
      return null;
    }
    List<Type> have = arguments.stream().map(environment::typeOf).toList();
    Wanted want = Wanted.argumentsOf(type);
    return TypeMistake.arguments(at, function, "arity mismatch", have, want).mistake();
  }
}
