package dev.gavel.rego.check;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.syntax.tree.Dialect;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.List;

/** Which version of the language a module is under; imports may have raised it. */
final class Versions {
  private Versions() {}

  /** Whether what version 1 forbids is forbidden in the module. */
  static boolean isStrict(Draft draft, RegoModule module) {
    return draft.options().strict() || module.dialect() != Dialect.V0;
  }

  /** Whether the path is just these names. */
  static boolean names(Ref path, String... names) {
    return path.parts().size() == names.length && startsWith(path, names);
  }

  static boolean startsWith(Ref path, String... names) {
    List<Term> parts = path.parts();
    if (parts.size() < names.length
        || !(parts.getFirst() instanceof Var(_, String head) && head.equals(names[0]))) {
      return false;
    }
    for (int i = 1; i < names.length; i++) {
      if (!(parts.get(i) instanceof Scalar(_, StringValue text) && text.text().equals(names[i]))) {
        return false;
      }
    }
    return true;
  }
}
