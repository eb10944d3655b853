package dev.gavel.rego.check.typing;

import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Rewriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** References as the author wrote them: with the names and the terms that the compiler replaced. */
public final class AsWritten implements UnaryOperator<Ref> {
  private final Map<String, Term> terms;
  private final Map<String, String> names;

  /** Puts back what the passes over a draft replaced. */
  public AsWritten(Draft draft) {
    this.terms = draft.subjects();
    this.names = draft.writtenNames();
  }

  @Override
  public Ref apply(Ref ref) {
    Rewriter rewriter = Rewriter.bottomUp(this::restore);
    List<Term> parts = new ArrayList<>();
    ref.parts().forEach(part -> parts.add(rewriter.term(part)));
    return new Ref(ref.at(), parts);
  }

  private Term restore(Term term) {
    if (!(term instanceof Var variable)) {
      return term;
    }
    Term subject = terms.get(variable.name());
    if (subject != null) {
      return Rewriter.bottomUp(this::restore).term(subject);
    }
    String name = names.get(variable.name());
    return name == null ? term : new Var(variable.at(), name);
  }
}
