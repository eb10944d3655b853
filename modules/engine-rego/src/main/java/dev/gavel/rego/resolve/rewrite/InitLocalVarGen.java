package dev.gavel.rego.resolve.rewrite;

import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.LocalNames;

/** Begins to count new local variables past those that the modules have. */
public final class InitLocalVarGen {
  private InitLocalVarGen() {}

  public static void run(Draft draft) {
    draft.names(LocalNames.avoiding(draft.modules()));
  }
}
