package dev.gavel.rego.check;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.syntax.tree.Dialect;
import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.List;

/** Which rules of the language a module is under, by its own version and by what it imports. */
final class Versions {
  private Versions() {}

  /** Whether what version 1 forbids is forbidden in the module. */
  static boolean isStrict(Draft draft, RegoModule module) {
    return draft.options().strict()
        || module.dialect() != Dialect.V0
        || imports(draft, module).stream()
            .anyMatch(line -> names(line.path(), "rego", "v1") || names(line.path(), "rego", "v2"));
  }

  /** What the module imports, whether or not the nodes are still there. */
  static List<Import> imports(Draft draft, RegoModule module) {
    List<Import> imports = new ArrayList<>(module.imports());
    imports.addAll(draft.removedImports().getOrDefault(module.file(), List.of()));
    return imports;
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
