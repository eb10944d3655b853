package dev.gavel.rego.syntax;

import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.syntax.tree.Annotations;
import dev.gavel.rego.syntax.tree.RegoModule;
import java.util.List;

/** Finds what each metadata block speaks about. */
final class AnnotationTargets {
  AnnotationTargets(RegoModule module, List<Mistake> mistakes) {}

  List<Annotations> attach(List<Metadata> metadata) {
    return List.of();
  }
}
