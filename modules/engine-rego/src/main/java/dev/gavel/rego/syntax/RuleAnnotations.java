package dev.gavel.rego.syntax;

import dev.gavel.rego.syntax.tree.Annotations;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Which metadata blocks speak about which rules. */
public final class RuleAnnotations {
  private RuleAnnotations() {}

  public static Map<Rule, List<Annotations>> of(RegoModule module) {
    return new IdentityHashMap<>();
  }
}
