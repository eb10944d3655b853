package dev.gavel.rego;

import java.util.List;

/** Built-in functions of a jar: a module {@code provides} this, and policies may call them. */
public interface BuiltinLibrary {
  List<CustomBuiltin> builtins();
}
