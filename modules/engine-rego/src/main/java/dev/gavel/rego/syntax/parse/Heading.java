package dev.gavel.rego.syntax.parse;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The head of a rule while it takes shape. */
final class Heading {
  Location at = Location.NONE;
  Location referenceAt = Location.NONE;
  List<Term> reference;
  List<Term> arguments = List.of();
  @Nullable Term key;
  @Nullable Term value;
  boolean assigned;
  boolean impliedValue;
  boolean usesIf;
  boolean usesContains;

  Heading(List<Term> reference) {
    this.reference = List.copyOf(reference);
  }

  /** The same head, but for the keywords that were written. */
  Heading copy() {
    Heading copy = new Heading(reference);
    copy.at = at;
    copy.referenceAt = referenceAt;
    copy.arguments = arguments;
    copy.key = key;
    copy.value = value;
    copy.assigned = assigned;
    copy.impliedValue = impliedValue;
    return copy;
  }

  /** Gives each unnamed argument a variable of its own. */
  void renewWildcards(Cursor cursor) {
    arguments =
        arguments.stream()
            .map(
                argument ->
                    argument instanceof Var name && name.isWildcard()
                        ? new Var(name.at(), Var.WILDCARD_PREFIX + cursor.nextWildcard())
                        : argument)
            .toList();
  }

  void moveTo(Location place) {
    at = place;
    arguments = arguments.stream().map(term -> Relocation.term(term, place)).toList();
    key = key == null ? null : Relocation.term(key, place);
    value = value == null ? null : Relocation.term(value, place);
  }

  boolean isGround() {
    return reference.stream().skip(1).allMatch(Nodes::isGround);
  }

  Ref ref() {
    return new Ref(referenceAt, reference);
  }

  Head head() {
    return new Head(at, ref(), arguments, key, value, assigned, impliedValue);
  }

  /** The name alone, where there is no more to the reference. */
  @Nullable String name() {
    return reference.size() == 1 && reference.getFirst() instanceof Var name ? name.name() : null;
  }
}
