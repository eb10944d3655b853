package dev.gavel.rego.syntax;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.syntax.tree.Annotations;

/** Annotations as JSON. */
final class AnnotationsJson {
  private AnnotationsJson() {}

  static void put(ObjectValue.Builder json, Annotations annotations, TermJson terms) {
    json.put("scope", StringValue.of(annotations.scope()));
  }
}
