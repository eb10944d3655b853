package dev.gavel.rego.resolve;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dotted names under which references find built-in functions. */
public final class BuiltinNames {
  private BuiltinNames() {}

  /** {@code json.patch}; null for what cannot be such a name. */
  public static @Nullable String of(Ref ref) {
    if (!(ref.head() instanceof Var head)) {
      return null;
    }
    List<Term> parts = ref.parts();
    if (parts.size() == 1) {
      return head.name();
    }
    StringBuilder name = new StringBuilder(head.name());
    for (Term part : parts.subList(1, parts.size())) {
      if (!(part instanceof Scalar(_, StringValue text))) {
        return null;
      }
      name.append('.').append(text.text());
    }
    return name.toString();
  }
}
