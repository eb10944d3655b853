package dev.gavel.rego.syntax.tree;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metadata block.
 *
 * @param at the block's first line
 * @param scope {@code rule}, {@code document}, {@code package} or {@code subpackages}
 * @param target the path of what it speaks about, from {@code data}
 * @param content the whole block as {@code rego.metadata.rule()} shows it
 * @param targetRow the row of the rule or package it stands above
 * @param schemas what it says of the types of documents
 * @param compile what it says to partial evaluation; null when nothing
 */
public record Annotations(
    Location at,
    String scope,
    Ref target,
    ObjectValue content,
    int targetRow,
    List<Schema> schemas,
    @Nullable Compile compile) {
  public Annotations {
    schemas = List.copyOf(schemas);
  }

  /** A document has a schema, named or written out. */
  public record Schema(Ref path, @Nullable Ref schema, @Nullable Value definition) {}

  /** What partial evaluation takes as unknown, and the rule that masks its results. */
  public record Compile(List<Ref> unknowns, @Nullable Ref maskRule) {
    public Compile {
      unknowns = List.copyOf(unknowns);
    }
  }
}
