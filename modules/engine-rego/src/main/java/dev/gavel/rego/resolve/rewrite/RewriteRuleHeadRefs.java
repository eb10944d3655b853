package dev.gavel.rego.resolve.rewrite;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.resolve.Bodies;
import dev.gavel.rego.resolve.Capture;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Rules;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes every part of a rule's path a constant or a variable: {@code p[input.x]} has neither. */
public final class RewriteRuleHeadRefs {
  private static final Set<String> GENERAL = Set.of("rule_head_refs", "rego_v1", "rego_v2");
  private static final Set<String> STRINGS =
      Set.of("rule_head_ref_string_prefixes", "rego_v1", "rego_v2");

  private RewriteRuleHeadRefs() {}

  public static void run(Draft draft) {
    draft.rewriteRules(rule -> isAllowed(draft, rule) ? rewrite(draft, rule) : rule);
  }

  private static boolean isAllowed(Draft draft, Rule rule) {
    if (hasAny(draft, GENERAL)) {
      return true;
    }
    Ref path = rule.head().reference();
    if (!hasAny(draft, STRINGS) && path.parts().size() > 1 && rule.head().key() == null) {
      draft
          .mistakes()
          .add(
              Mistake.COMPILE,
              rule.at(),
              "rule heads with refs are not supported: " + RegoText.of(path));
      return false;
    }
    int last = path.parts().size() - (rule.isPartialSet() ? 0 : 1);
    for (Term part : path.parts().subList(1, Math.max(1, last))) {
      if (!(part instanceof Scalar(_, StringValue _))) {
        draft
            .mistakes()
            .add(
                Mistake.TYPE,
                rule.at(),
                "rule heads with general refs (containing variables) are not supported: "
                    + RegoText.of(path));
        return false;
      }
    }
    return true;
  }

  private static boolean hasAny(Draft draft, Set<String> features) {
    return features.stream().anyMatch(draft.options().features()::contains);
  }

  private static Rule rewrite(Draft draft, Rule rule) {
    Head head = rule.head();
    List<Term> path = new ArrayList<>(head.reference().parts());
    Term key = head.key();
    Body body = rule.body();
    boolean changed = false;
    for (int i = 1; i < path.size(); i++) {
      Term part = path.get(i);
      if (!(part instanceof Var) && !Terms.isScalar(part)) {
        Capture capture = Capture.of(draft, part);
        if (i == path.size() - 1 && part.equals(key)) {
          key = capture.local();
        }
        path.set(i, capture.local());
        body = Bodies.append(body, capture.binding());
        changed = true;
      }
    }
    if (!changed) {
      return rule;
    }
    Ref reference = new Ref(head.reference().at(), path);
    return Rules.with(rule, Rules.with(head, reference, head.arguments(), key, head.value()), body);
  }
}
