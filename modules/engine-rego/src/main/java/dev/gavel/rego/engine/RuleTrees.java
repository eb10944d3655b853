package dev.gavel.rego.engine;

import dev.gavel.conditions.check.CheckedRule;
import dev.gavel.conditions.explain.Explain;
import dev.gavel.conditions.normalise.Normal;
import dev.gavel.conditions.normalise.Normalise;
import dev.gavel.conditions.order.Order;
import dev.gavel.conditions.reads.FindReads;
import dev.gavel.engine.Program;
import dev.gavel.rego.Policies;
import dev.gavel.rego.PreparedQuery;
import dev.gavel.rego.builtin.encoding.RegoValueText;
import dev.gavel.rego.load.ContentDigest;
import dev.gavel.rego.ruletree.Translate;
import dev.gavel.rego.ruletree.Translation;
import java.util.List;

/**
 * Makes programs of the rule trees of one document. Trees that ask the same become the same Rego,
 * wherever they stand, and share what that is compiled to; what names places, a program has of its
 * own.
 */
final class RuleTrees {
  private final Reused<PreparedQuery> queries;
  private final boolean strict;
  private final Normalise normalise;
  private final Order order = new Order();
  private final FindReads reads = new FindReads();

  RuleTrees(Reused<PreparedQuery> queries, boolean strict) {
    this.queries = queries;
    this.strict = strict;
    this.normalise = new Normalise(strict);
  }

  Program program(List<CheckedRule> rules) {
    Normal normal = normalise.rules(rules);
    Normal ordered = strict ? normal : order.cheapFirst(normal);
    Translation translation = Translate.rules(ordered);
    return new RuleTreeProgram(
        queries.get(digest(translation), () -> compiled(translation)),
        translation.conditions(),
        new Explain(rules, strict),
        reads.of(ordered),
        strict);
  }

  private static String digest(Translation translation) {
    return ContentDigest.of(List.of(translation.rego(), RegoValueText.of(translation.data())));
  }

  private static PreparedQuery compiled(Translation translation) {
    return Policies.builder()
        .module(Translation.FILE, translation.rego())
        .data(translation.data())
        .compile()
        .query(Translation.QUERY);
  }
}
