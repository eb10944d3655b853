package dev.gavel.rego.check.typing;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.tree.Annotations;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code schemas:} in metadata.
 *
 * @param path of the document that has the schema
 * @param name of the schema; null where it is written out
 * @param definition the schema; null where it is named
 */
record DeclaredSchema(Ref path, @Nullable Ref name, @Nullable Value definition) {

  static List<DeclaredSchema> in(Annotations annotations) {
    List<DeclaredSchema> declared = new ArrayList<>();
    if (annotations.content().get("schemas") instanceof ArrayValue entries) {
      for (Value entry : entries) {
        if (entry instanceof ObjectValue object && object.get("path") instanceof ArrayValue path) {
          Ref name = object.get("schema") instanceof ArrayValue parts ? ref(parts) : null;
          declared.add(new DeclaredSchema(ref(path), name, object.get("definition")));
        }
      }
    }
    return declared;
  }

  private static Ref ref(ArrayValue path) {
    List<Term> parts = new ArrayList<>();
    for (Value part : path) {
      parts.add(
          parts.isEmpty() && part instanceof StringValue head
              ? new Var(Location.NONE, head.text())
              : new Scalar(Location.NONE, part));
    }
    return new Ref(Location.NONE, parts);
  }
}
