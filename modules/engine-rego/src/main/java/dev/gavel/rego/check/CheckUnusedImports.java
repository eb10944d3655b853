package dev.gavel.rego.check;

import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.syntax.tree.Import;

/** Refuses imports that no reference went through; only a strict compilation has found any. */
public final class CheckUnusedImports {
  private CheckUnusedImports() {}

  public static void run(Draft draft) {
    for (Import unused : draft.unusedImports()) {
      draft
          .mistakes()
          .addRecoverable(
              new Mistake(Mistake.COMPILE, unused.at(), Shown.importLine(unused) + " unused"));
    }
  }
}
