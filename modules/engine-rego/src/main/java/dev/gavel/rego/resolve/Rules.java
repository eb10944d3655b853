package dev.gavel.rego.resolve;

import static dev.gavel.rego.syntax.tree.walk.Identity.same;

import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules with another head or body. */
public final class Rules {
  private Rules() {}

  public static Head with(
      Head head, Ref reference, List<Term> arguments, @Nullable Term key, @Nullable Term value) {
    return new Head(
        head.at(), reference, arguments, key, value, head.assigned(), head.impliedValue());
  }

  public static Rule with(Rule rule, Head head, Body body) {
    return with(rule, head, body, rule.otherwise());
  }

  public static Rule with(Rule rule, Head head, Body body, @Nullable Rule otherwise) {
    return same(head, rule.head()) && same(body, rule.body()) && same(otherwise, rule.otherwise())
        ? rule
        : new Rule(rule.at(), head, body, otherwise, rule.isDefault(), rule.impliedBody());
  }
}
