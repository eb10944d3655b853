package dev.gavel.rego.resolve.rewrite.local;

import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Rules;
import dev.gavel.rego.resolve.rewrite.local.LocalScopes.Local;
import dev.gavel.rego.resolve.rewrite.local.LocalScopes.Occurrence;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.TemplateString;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Rewriter;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.ArrayList;
import java.util.List;

/** The variables of a rule's head: its arguments, and what comprehensions in it declare. */
public final class HeadLocals {
  private final Draft draft;

  public HeadLocals(Draft draft) {
    this.draft = draft;
  }

  /** Declares the arguments of a function and puts the new names in their place. */
  public Head arguments(Head head, LocalScopes scopes) {
    if (head.arguments().isEmpty()) {
      return head;
    }
    ArgumentRewriter rewriter = new ArgumentRewriter(scopes);
    return Rules.with(
        head, head.reference(), rewriter.terms(head.arguments()), head.key(), head.value());
  }

  /** Rewrites comprehensions and templates in a head, each in a scope of its own. */
  public Head comprehensions(Head head) {
    Nested nested = new Nested();
    return Rules.with(
        head,
        head.reference(),
        nested.terms(head.arguments()),
        head.key() == null ? null : nested.term(head.key()),
        head.value() == null ? null : nested.term(head.value()));
  }

  /** Puts the new names of arguments and of the body's variables into a head. */
  public static Head rename(Head head, LocalScopes scopes) {
    Rewriter rewriter = renaming(scopes);
    List<Term> path = new ArrayList<>(head.reference().parts());
    path.subList(1, path.size()).replaceAll(rewriter::term);
    return Rules.with(
        head,
        new Ref(head.reference().at(), path),
        rewriter.terms(head.arguments()),
        head.key() == null ? null : rewriter.term(head.key()),
        head.value() == null ? null : rewriter.term(head.value()));
  }

  /** Puts the new names of the variables of the innermost scope into terms. */
  static Rewriter renaming(LocalScopes scopes) {
    return Rewriter.bottomUp(
        term -> {
          if (!(term instanceof Var(var at, String name))) {
            return term;
          }
          Local local = scopes.findInnermost(name);
          return local == null || local.name().equals(name) ? term : new Var(at, local.name());
        });
  }

  /** An argument may be a pattern; whatever is no pattern in it stays as it is. */
  private final class ArgumentRewriter extends Rewriter {
    private final LocalScopes scopes;

    private ArgumentRewriter(LocalScopes scopes) {
      this.scopes = scopes;
    }

    @Override
    public Term term(Term term) {
      if (term instanceof Var variable) {
        return variable(variable);
      }
      if (term instanceof ObjectTerm object) {
        return new ObjectTerm(
            object.at(),
            object.entries().stream()
                .map(entry -> new ObjectTerm.Entry(entry.key(), term(entry.value())))
                .toList());
      }
      if (term instanceof Call call) {
        draft.mistakes().add(Mistake.COMPILE, call.at(), "rule arguments cannot contain calls");
        return call;
      }
      boolean isPattern =
          !(term instanceof Scalar
              || term instanceof SetTerm
              || term instanceof TemplateString
              || Visitor.isComprehension(term));
      return isPattern ? super.term(term) : term;
    }

    private Var variable(Var variable) {
      Local known = scopes.findInnermost(variable.name());
      if (known != null) {
        known.use();
        return new Var(variable.at(), known.name());
      }
      Var local = draft.names().next(variable.at());
      scopes.insert(variable.name(), local, Occurrence.ARGUMENT);
      return local;
    }
  }

  private final class Nested extends Rewriter {
    @Override
    public Term term(Term term) {
      if (!(term instanceof TemplateString || Visitor.isComprehension(term))) {
        return super.term(term);
      }
      LocalVarRewriter rewriter =
          new LocalVarRewriter(draft, new LocalScopes(draft.writtenNames()));
      Term rewritten = rewriter.term(term);
      rewriter.report();
      return rewritten;
    }
  }
}
