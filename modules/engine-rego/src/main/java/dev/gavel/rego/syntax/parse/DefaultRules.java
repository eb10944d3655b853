package dev.gavel.rego.syntax.parse;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.tree.ArrayComprehension;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.ObjectComprehension;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetComprehension;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.TemplateString;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a default rule may not be: its value is there before anything else is. */
final class DefaultRules {
  private final Cursor cursor;

  DefaultRules(Cursor cursor) {
    this.cursor = cursor;
  }

  boolean isValid(Heading heading, Location rule) {
    Term value = heading.value;
    if (value == null) {
      cursor.error(rule, "illegal default rule (must have a value)");
      return false;
    }
    List<String> wrong = new ArrayList<>();
    collect(value, wrong);
    if (wrong.isEmpty()) {
      collectArguments(heading.arguments, wrong);
    }
    wrong.forEach(what -> cursor.error(rule, "illegal default rule (" + what + ")"));
    return wrong.isEmpty();
  }

  private static void collect(Term value, List<String> wrong) {
    switch (value) {
      case Ref _, Var _, Call _ -> wrong.add("value cannot contain " + Nodes.kind(value));
      case ArrayTerm array -> array.items().forEach(item -> collect(item, wrong));
      case SetTerm set -> set.items().forEach(item -> collect(item, wrong));
      case ObjectTerm object ->
          object
              .entries()
              .forEach(
                  entry -> {
                    collect(entry.key(), wrong);
                    collect(entry.value(), wrong);
                  });
      case TemplateString template ->
          template.parts().stream()
              .filter(TemplateString.Hole.class::isInstance)
              .forEach(hole -> collect(((TemplateString.Hole) hole).expression(), wrong));
      case Scalar _, ArrayComprehension _, SetComprehension _, ObjectComprehension _ -> {}
    }
  }

  private static void collect(Expr expr, List<String> wrong) {
    switch (expr.statement()) {
      case Statement.Holds holds -> collect(holds.term(), wrong);
      case Statement.Calls call -> {
        collect(call.function(), wrong);
        call.arguments().forEach(argument -> collect(argument, wrong));
      }
      default -> {}
    }
  }

  private static void collectArguments(List<Term> arguments, List<String> wrong) {
    Set<String> names = new HashSet<>();
    for (Term argument : arguments) {
      if (!(argument instanceof Var name)) {
        wrong.add("arguments cannot contain " + Nodes.kind(argument));
      } else if (!names.add(name.name())) {
        wrong.add("arguments cannot be repeated " + RegoText.of(name));
      }
    }
  }
}
