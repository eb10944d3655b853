package dev.gavel.rego.resolve.testing;

import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Modules;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.resolve.Rules;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives test rules of one name a number, from the second on: two rules of one name would be one
 * document, and the one that holds would hide the one that fails.
 */
public final class NumberTestRules {
  private final Map<String, Integer> seen = new HashMap<>();

  private NumberTestRules() {}

  public static void run(Draft draft) {
    NumberTestRules pass = new NumberTestRules();
    draft.rewrite(module -> Modules.withRules(module, rule -> pass.numbered(module, rule)));
  }

  private Rule numbered(RegoModule module, Rule rule) {
    Head head = rule.head();
    TestPath path = TestPath.of(head.reference());
    if (path == null || path.isToDo()) {
      return rule;
    }
    List<Term> parts = new ArrayList<>(RuleTree.path(module, rule).parts());
    parts.subList(parts.size() - path.cases().size(), parts.size()).clear();
    int earlier = seen.merge(RegoText.of(new Ref(rule.at(), parts)), 1, Integer::sum) - 1;
    if (earlier == 0) {
      return rule;
    }
    Ref renamed = path.renamed(head.reference(), path.name() + "#%02d".formatted(earlier));
    return Rules.with(
        rule, Rules.with(head, renamed, head.arguments(), head.key(), head.value()), rule.body());
  }
}
