package dev.gavel.rego.resolve.rewrite.local;

import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the names that the arguments of a function bind, and those that they must not bind. */
public final class ArgumentNames extends Visitor {
  private final Set<String> names = new LinkedHashSet<>();
  private @Nullable String shadowedDocument;

  public Set<String> names() {
    return names;
  }

  public @Nullable String shadowedDocument() {
    return shadowedDocument;
  }

  @Override
  protected boolean enter(Term term) {
    if (term instanceof Var variable) {
      names.add(variable.name());
    } else if (Terms.isRootDocument(term) && shadowedDocument == null) {
      shadowedDocument = ((Var) ((Ref) term).head()).name();
    }
    return shadowedDocument == null
        && !(term instanceof SetTerm || term instanceof Call || isComprehension(term));
  }
}
