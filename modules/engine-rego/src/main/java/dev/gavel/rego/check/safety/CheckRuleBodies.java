package dev.gavel.rego.check.safety;

import static dev.gavel.rego.syntax.tree.walk.Identity.same;

import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts every body into a safe order and refuses those that have none. */
public final class CheckRuleBodies {
  private final Draft draft;
  private final Outputs outputs;

  private CheckRuleBodies(Draft draft) {
    this.draft = draft;
    this.outputs = new Outputs(draft::arity);
  }

  public static void run(Draft draft) {
    CheckRuleBodies check = new CheckRuleBodies(draft);
    draft.rewrite(check::checked);
  }

  /**
   * Orders the body of a query.
   *
   * @param mistakes where to add what is unsafe
   */
  public static Body checked(
      Body query, Outputs outputs, Map<String, String> writtenNames, List<Mistake> mistakes) {
    BodyOrder.Ordered ordered = BodyOrder.order(query, Scope.of(Set.of()), outputs);
    mistakes.addAll(SafetyMistakes.of(ordered.unsafe(), writtenNames, ""));
    return ordered.body();
  }

  private RegoModule checked(RegoModule module) {
    RuleLabels labels = new RuleLabels(module);
    List<Rule> rules = new ArrayList<>(module.rules());
    rules.replaceAll(rule -> checked(rule, labels));
    return new RegoModule(
        module.file(),
        module.dialect(),
        module.pkg(),
        module.imports(),
        rules,
        module.annotations(),
        module.comments());
  }

  private Rule checked(Rule rule, RuleLabels labels) {
    Scope scope = Scope.of(Seen.all(rule.head().arguments()));
    BodyOrder.Ordered ordered = BodyOrder.order(rule.body(), scope, outputs);
    List<Mistake> mistakes = SafetyMistakes.of(ordered.unsafe(), draft.writtenNames(), "");
    if (!mistakes.isEmpty()) {
      String label = labels.of(rule);
      draft
          .mistakes()
          .addAll(
              label.isEmpty()
                  ? mistakes
                  : SafetyMistakes.of(ordered.unsafe(), draft.writtenNames(), label));
    }
    Body body = mistakes.isEmpty() ? ordered.body() : rule.body();
    Rule otherwise = rule.otherwise() == null ? null : checked(rule.otherwise(), labels);
    return same(body, rule.body()) && same(otherwise, rule.otherwise())
        ? rule
        : new Rule(rule.at(), rule.head(), body, otherwise, rule.isDefault(), rule.impliedBody());
  }
}
