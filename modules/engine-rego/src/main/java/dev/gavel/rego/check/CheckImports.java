package dev.gavel.rego.check;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refuses imports that hide one another, and those of a version that is not allowed. */
public final class CheckImports {
  private static final List<String> ALLOW_V1 = List.of("rego_v1_import", "rego_v1", "rego_v2");
  private static final List<String> ALLOW_V2 = List.of("rego_v2_import", "rego_v2");

  private final Draft draft;

  private CheckImports(Draft draft) {
    this.draft = draft;
  }

  public static void run(Draft draft) {
    CheckImports check = new CheckImports(draft);
    check.checkVersions();
    for (RegoModule module : draft.modules()) {
      if (Versions.isStrict(draft, module)) {
        check.checkDuplicates(module);
      }
    }
  }

  private void checkVersions() {
    Set<String> features = draft.options().features();
    boolean v1 = !Collections.disjoint(features, ALLOW_V1);
    boolean v2 = !Collections.disjoint(features, ALLOW_V2);
    for (RegoModule module : draft.modules()) {
      for (Import line : module.imports()) {
        if (!v1 && Versions.names(line.path(), "rego", "v1")) {
          add(line.at(), "rego.v1 import is not supported");
        }
        if (!v2 && Versions.names(line.path(), "rego", "v2")) {
          add(line.at(), "rego.v2 import is not supported");
        }
      }
    }
  }

  private void checkDuplicates(RegoModule module) {
    Map<String, Import> first = new HashMap<>();
    for (Import line : module.imports()) {
      Import shadowed = first.putIfAbsent(name(line), line);
      if (shadowed != null) {
        add(line.at(), "import must not shadow " + Shown.importLine(shadowed));
      }
    }
  }

  private static String name(Import line) {
    if (line.alias() != null) {
      return line.alias();
    }
    Term last = line.path().parts().getLast();
    return switch (last) {
      case Var variable -> variable.name();
      case Scalar(_, StringValue text) -> text.text();
      default -> throw new IllegalStateException("an import of " + last);
    };
  }

  private void add(Location at, String message) {
    draft.mistakes().addRecoverable(new Mistake(Mistake.COMPILE, at, message));
  }
}
