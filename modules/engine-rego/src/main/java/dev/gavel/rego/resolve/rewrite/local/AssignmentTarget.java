package dev.gavel.rego.resolve.rewrite.local;

import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.resolve.rewrite.local.LocalScopes.Occurrence;
import dev.gavel.rego.syntax.tree.ArrayComprehension;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.ObjectComprehension;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetComprehension;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.TemplateString;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.List;

/** Declares the variables on the left side of {@code :=}: one, or a pattern of them. */
final class AssignmentTarget {
  private final LocalVarRewriter locals;

  AssignmentTarget(LocalVarRewriter locals) {
    this.locals = locals;
  }

  Term term(Term term) {
    return switch (term) {
      case Var variable -> declare(variable, variable);
      case Ref ref when Terms.isRootDocument(ref) -> declare((Var) ref.head(), ref);
      case ArrayTerm array ->
          new ArrayTerm(array.at(), array.items().stream().map(this::term).toList());
      case ObjectTerm object -> new ObjectTerm(object.at(), entries(object));
      case Scalar _,
          Ref _,
          SetTerm _,
          ArrayComprehension _,
          SetComprehension _,
          ObjectComprehension _,
          Call _,
          TemplateString _ -> {
        locals.add(term.at(), "cannot assign to " + Terms.kind(term));
        yield term;
      }
    };
  }

  private List<ObjectTerm.Entry> entries(ObjectTerm object) {
    return object.entries().stream()
        .map(entry -> new ObjectTerm.Entry(entry.key(), term(entry.value())))
        .toList();
  }

  private Term declare(Var variable, Term written) {
    Var local = locals.declare(variable, Occurrence.ASSIGNED, written.at());
    return local == null ? written : new Var(written.at(), local.name());
  }
}
