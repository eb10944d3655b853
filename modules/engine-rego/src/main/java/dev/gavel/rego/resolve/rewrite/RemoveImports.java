package dev.gavel.rego.resolve.rewrite;

import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Modules;
import java.util.List;

/** Drops the imports, since all names are resolved; the draft keeps them for tools. */
public final class RemoveImports {
  private RemoveImports() {}

  public static void run(Draft draft) {
    draft.rewrite(
        module -> {
          draft.removedImports().put(module.file(), module.imports());
          return module.imports().isEmpty()
              ? module
              : Modules.with(module, List.of(), module.rules());
        });
  }
}
