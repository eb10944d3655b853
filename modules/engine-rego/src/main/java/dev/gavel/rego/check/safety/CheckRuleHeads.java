package dev.gavel.rego.check.safety;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refuses variables of a rule's head that neither its arguments nor its body know. */
public final class CheckRuleHeads {
  private CheckRuleHeads() {}

  public static void run(Draft draft) {
    for (RegoModule module : draft.modules()) {
      RuleLabels labels = new RuleLabels(module);
      for (Rule top : module.rules()) {
        for (Rule rule = top; rule != null; rule = rule.otherwise()) {
          check(draft, rule, labels);
        }
      }
    }
  }

  private static void check(Draft draft, Rule rule, RuleLabels labels) {
    Map<String, Location> open = variablesOf(rule.head());
    if (open.isEmpty()) {
      return;
    }
    open.keySet().removeAll(Seen.all(rule.head().arguments()));
    if (open.isEmpty()) {
      return;
    }
    Set<String> known = Seen.needed(rule.body());
    open.keySet().removeAll(known);
    open.forEach(
        (name, at) -> {
          String written = draft.writtenNames().getOrDefault(name, name);
          if (!written.startsWith(Var.GENERATED_PREFIX)) {
            draft.mistakes().add(SafetyMistakes.unsafe(written, at, labels.of(rule)));
          }
        });
  }

  /** Each with the place where it stands last. */
  private static Map<String, Location> variablesOf(Head head) {
    Map<String, Location> variables = new HashMap<>();
    Visitor visitor =
        new Visitor() {
          @Override
          protected boolean enter(Term term) {
            if (term instanceof Var variable) {
              variables.put(variable.name(), variable.at());
            }
            return true;
          }
        };
    visitor.visit(head.arguments());
    if (head.key() != null) {
      visitor.visit(head.key());
    }
    if (head.value() != null) {
      visitor.visit(head.value());
    }
    List<Term> path = head.reference().parts();
    visitor.visit(path.subList(1, path.size()));
    return variables;
  }
}
