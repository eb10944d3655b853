package dev.gavel.rego.check.safety;

import dev.gavel.rego.check.Shown;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a message ends with to say of which rule it speaks: nothing, unless rules of different names
 * share the line.
 */
final class RuleLabels {
  private final Set<Integer> sharedRows = new HashSet<>();

  RuleLabels(RegoModule module) {
    Map<Integer, List<Term>> first = new HashMap<>();
    for (Rule top : module.rules()) {
      for (Rule rule = top; rule != null; rule = rule.otherwise()) {
        List<Term> name = name(rule);
        List<Term> other = first.putIfAbsent(rule.at().row(), name);
        if (other != null && !other.equals(name)) {
          sharedRows.add(rule.at().row());
        }
      }
    }
  }

  String of(Rule rule) {
    if (!sharedRows.contains(rule.at().row())) {
      return "";
    }
    return " in rule " + Shown.text(new Ref(rule.head().reference().at(), name(rule)));
  }

  private static List<Term> name(Rule rule) {
    List<Term> parts = rule.head().reference().parts();
    int known = 1;
    while (known < parts.size() && Terms.isGround(parts.get(known))) {
      known++;
    }
    return parts.subList(0, known);
  }
}
