package dev.gavel.rego.syntax.parse;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.lex.Keywords;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Dialect;
import dev.gavel.rego.syntax.tree.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule as it was written, which says more than the rule that it means. */
record ParsedRule(
    Location at,
    Heading heading,
    Body body,
    @Nullable ParsedRule otherwise,
    boolean isDefault,
    boolean impliedBody) {

  static ParsedRule ofDefault(Location at, Heading heading) {
    return new ParsedRule(at, heading, Nodes.impliedBody(at), null, true, false);
  }

  Rule rule() {
    Rule alternative = otherwise == null ? null : otherwise.rule();
    return new Rule(at, heading.head(), body, alternative, isDefault, impliedBody);
  }

  /** Adds what version 1 refuses, here and in what follows {@code else}. */
  void checkModern(List<Mistake> mistakes) {
    for (ParsedRule rule = this; rule != null; rule = rule.otherwise) {
      rule.checkOne(mistakes);
    }
  }

  private void checkOne(List<Mistake> mistakes) {
    String noun = heading.arguments.isEmpty() ? "rule" : "function";
    String name = heading.name();
    if (name != null && Keywords.isReserved(name, Dialect.V1)) {
      refuse(mistakes, name + " keyword cannot be used for rule name");
    }
    if (impliedBody && heading.impliedValue) {
      refuse(mistakes, noun + " must have value assignment and/or body declaration");
    }
    if (!impliedBody && !heading.usesIf && !isDefault) {
      refuse(mistakes, "`if` keyword is required before " + noun + " body");
    }
    if (heading.value == null && !heading.usesContains) {
      refuse(mistakes, "`contains` keyword is required for partial set rules");
    }
  }

  private void refuse(List<Mistake> mistakes, String why) {
    mistakes.add(new Mistake(Mistake.PARSE, at, why));
  }
}
