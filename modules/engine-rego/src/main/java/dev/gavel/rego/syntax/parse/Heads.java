package dev.gavel.rego.syntax.parse;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the heads of rules. */
final class Heads {
  private final Grammar grammar;
  private final Cursor cursor;

  Heads(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  @Nullable Heading head(boolean isDefault) {
    Location start = cursor.here();
    Term term = grammar.references.finishHead(grammar.terms.variable());
    if (term == null) {
      cursor.illegal("expected rule head name");
      return null;
    }
    Heading heading = named(term);
    if (heading == null) {
      return null;
    }
    String name = RegoText.of(heading.ref());
    switch (cursor.token()) {
      case CONTAINS -> contains(heading, name, term instanceof Call);
      case UNIFY -> {
        cursor.scan();
        heading.value = grammar.operators.term();
        if (heading.value == null) {
          cursor.illegal("expected rule value term (e.g., " + name + "[<nil>] = <VALUE> { ... })");
        }
      }
      case ASSIGN -> {
        cursor.scan();
        heading.assigned = true;
        heading.value = grammar.operators.term();
        if (heading.value == null) {
          cursor.illegal(missingValue(heading, name, isDefault));
        }
      }
      default -> {}
    }
    boolean mayLackValue = heading.reference.size() == 2 && heading.arguments.isEmpty();
    if (heading.value == null && !heading.usesContains && !mayLackValue) {
      heading.impliedValue = true;
      heading.value = Nodes.yes(Location.NONE);
    }
    heading.at = cursor.extend(start);
    return heading;
  }

  private @Nullable Heading named(Term term) {
    return switch (term) {
      case Var _ -> headed(List.of(term), term.at());
      case Ref ref -> headed(ref.parts(), ref.at());
      case Call call when call.function().head() instanceof Var -> {
        Heading heading = headed(call.function().parts(), call.function().at());
        heading.arguments = call.arguments();
        yield heading;
      }
      case Call call -> {
        cursor.illegal("rule head ref " + RegoText.of(call.function()) + " invalid");
        yield null;
      }
      default -> null;
    };
  }

  private static Heading headed(List<Term> reference, Location at) {
    Heading heading = new Heading(reference);
    heading.referenceAt = at;
    return heading;
  }

  private void contains(Heading heading, String name, boolean isFunction) {
    heading.usesContains = true;
    if (isFunction) {
      cursor.illegal(
          "the contains keyword can only be used with multi-value rule definitions (e.g., "
              + name
              + " contains <VALUE> { ... })");
    }
    cursor.scan();
    heading.key = grammar.operators.term();
    if (heading.key == null) {
      cursor.illegal("expected rule key term (e.g., " + name + " contains <VALUE> { ... })");
    }
  }

  private static String missingValue(Heading heading, String name, boolean isDefault) {
    if (!heading.arguments.isEmpty()) {
      return "expected function value term (e.g., " + name + "(...) := <VALUE> { ... })";
    }
    return isDefault
        ? "expected default rule value term (e.g., default " + name + " := <VALUE>)"
        : "expected rule value term (e.g., " + name + " := <VALUE> { ... })";
  }

  /**
   * What {@code p[x]} means: an element of a set of old, or, before {@code if}, a key. False when
   * it cannot mean either, as {@code f(x)[y]}.
   */
  boolean settleOldForms(Heading heading, boolean beforeIf) {
    boolean mayBeOld = heading.reference.size() == 2 && !heading.usesContains;
    if (!mayBeOld) {
      return true;
    }
    boolean named = heading.reference.getFirst() instanceof Var;
    Term last = heading.reference.get(1);
    if (beforeIf) {
      if ((!Nodes.isGround(last) || last instanceof Ref) && heading.arguments.isEmpty()) {
        heading.key = last;
      }
      if (heading.value != null) {
        return named;
      }
      heading.impliedValue = true;
      heading.value = Nodes.yes(heading.at);
    } else if (heading.arguments.isEmpty()) {
      if (!named) {
        return false;
      }
      heading.key = last;
      if (heading.value == null) {
        heading.reference = heading.reference.subList(0, 1);
      }
    }
    return true;
  }
}
