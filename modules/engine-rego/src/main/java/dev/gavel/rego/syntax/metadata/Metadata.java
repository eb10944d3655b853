package dev.gavel.rego.syntax.metadata;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.tree.Annotations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metadata block before it is known what it stands above.
 *
 * @param scope empty where none is written
 * @param content all but the scope
 */
public record Metadata(
    Location at,
    String scope,
    boolean entrypoint,
    ObjectValue content,
    List<Annotations.Schema> schemas,
    Annotations.@Nullable Compile compile) {
  public Metadata {
    schemas = List.copyOf(schemas);
  }
}
