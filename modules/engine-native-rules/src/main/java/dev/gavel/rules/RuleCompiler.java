package dev.gavel.rules;

import dev.gavel.engine.Compilation;
import dev.gavel.engine.Engine;
import dev.gavel.engine.Program;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.rules.check.Check;
import dev.gavel.rules.check.CheckedRule;
import dev.gavel.rules.explain.Explain;
import dev.gavel.rules.link.Link;
import dev.gavel.rules.link.Matcher;
import dev.gavel.rules.normalise.Normal;
import dev.gavel.rules.normalise.Normalise;
import dev.gavel.rules.order.Order;
import java.util.List;

/**
 * The compiler. {@link #compile(RuleSet)} is the list of its passes, each of which takes the type
 * that the one before it gives; the reading of JSON, which comes first, belongs to the engine API.
 *
 * <p>No pass changes an answer. What the passes may change is which conditions get looked at, and
 * that shows in one place: a mismatch is noticed only by a condition that is looked at. An engine
 * that is not strict may look at as few conditions as it likes, since a mismatch is then only a
 * report. A strict engine must fail on the mismatch that a reader of the document meets first, so
 * for it conditions keep their order, and nothing is folded away that stands before the constant
 * that decides.
 */
final class RuleCompiler implements Engine {
  private final boolean strict;

  RuleCompiler(boolean strict) {
    this.strict = strict;
  }

  @Override
  public Compilation<Program> compile(Source source) {
    return switch (source) {
      case Source.Rules(RuleSet rules) -> compile(rules);
    };
  }

  private Compilation<Program> compile(RuleSet rules) {
    Diagnostics mistakes = new Diagnostics();
    List<CheckedRule> checked = Check.rules(rules, mistakes);
    if (mistakes.hasErrors()) {
      return new Compilation.Rejected<>(mistakes.errors());
    }
    Normal normal = Normalise.rules(checked, strict);
    Normal ordered = strict ? normal : Order.cheapFirst(normal);
    Matcher matcher = Link.tree(ordered, strict);
    return new Compilation.Compiled<>(new RuleProgram(matcher, new Explain(checked, strict)));
  }
}
