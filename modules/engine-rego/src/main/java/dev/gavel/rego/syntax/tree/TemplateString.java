package dev.gavel.rego.syntax.tree;

import dev.gavel.rego.diagnostic.Location;
import java.util.List;

/** {@code $"..{expression}.."}: texts and expressions in turn. */
public record TemplateString(Location at, List<Part> parts, boolean raw) implements Term {
  public TemplateString {
    parts = List.copyOf(parts);
  }

  public sealed interface Part {}

  public record Text(Location at, String text) implements Part {}

  public record Hole(Expr expression) implements Part {}
}
