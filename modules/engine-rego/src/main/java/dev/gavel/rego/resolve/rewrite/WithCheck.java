package dev.gavel.rego.resolve.rewrite;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.resolve.BuiltinNames;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.resolve.Signature;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.tree.ArrayComprehension;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.ObjectComprehension;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetComprehension;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.TemplateString;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.With;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says whether {@code with} may replace its target by its value. */
final class WithCheck {
  private static final String REFUSED = "with keyword replacing built-in function: ";
  private static final Set<String> FIXED =
      Set.of("eq", "rego.metadata.chain", "rego.metadata.rule");

  private final Draft draft;

  WithCheck(Draft draft) {
    this.draft = draft;
  }

  /**
   * What was found.
   *
   * @param with with names of functions as references
   * @param mustEvaluate whether the value must be looked for; a function is no value
   */
  record Checked(With with, boolean mustEvaluate, @Nullable Mistake mistake) {}

  Checked of(With written) {
    With with = new With(written.at(), written.target(), functionAsReference(written.value()));
    Mistake unsafe = unsafe(with.target());
    if (unsafe != null) {
      return refused(with, unsafe);
    }
    if (begins("data", with.target()) && with.target() instanceof Ref target) {
      return ofData(with, target);
    }
    if (begins("input", with.target())) {
      return new Checked(with, Terms.needsEvaluation(with.value()), null);
    }
    Signature builtin = builtin(with.target());
    return builtin == null
        ? refused(
            with,
            new Mistake(
                Mistake.TYPE,
                with.target().at(),
                "with keyword target must reference existing input, data, or a function"))
        : ofBuiltin(with, builtin);
  }

  private Checked ofData(With with, Ref target) {
    RuleTree.Node node = draft.ruleTree().root();
    List<Term> path = target.parts();
    for (Term part : path.subList(0, path.size() - 1)) {
      RuleTree.Node child = node.child(part);
      if (child == null) {
        break;
      }
      if (!child.rules().isEmpty()) {
        return refused(
            with,
            new Mistake(
                Mistake.COMPILE,
                target.at(),
                "with keyword cannot partially replace virtual document(s)"));
      }
      node = child;
    }
    RuleTree.Node replaced = node.child(path.getLast());
    if (replaced != null && replaced.rules().stream().anyMatch(Rule::isFunction)) {
      Checked function = ofFunction(with);
      if (function != null) {
        return function;
      }
    }
    boolean isFunction =
        with.value() instanceof Ref value
            && draft.ruleTree().exact(value).stream().anyMatch(Rule::isFunction);
    return new Checked(with, !isFunction && Terms.needsEvaluation(with.value()), null);
  }

  private Checked ofBuiltin(With with, Signature builtin) {
    String refusal = refusal(builtin, with.target());
    Location at = with.target().at();
    With normal = new With(with.at(), functionAsReference(with.target()), with.value());
    if (refusal != null) {
      return refused(normal, new Mistake(Mistake.COMPILE, at, REFUSED + refusal));
    }
    Checked function = ofFunction(normal);
    return function != null
        ? function
        : new Checked(normal, Terms.needsEvaluation(normal.value()), null);
  }

  private static @Nullable String refusal(Signature builtin, Term target) {
    if (FIXED.contains(builtin.name())) {
      return "replacement of \"" + builtin.name() + "\" invalid";
    }
    if (target instanceof Ref ref && ref.head() instanceof Var(_, String head)) {
      if (head.equals("internal")) {
        return "replacement of internal function \"" + RegoText.of(target) + "\" invalid";
      }
    }
    if (builtin.relation()) {
      return "target must not be a relation";
    }
    return builtin.hasResult() ? null : "target must not be a void function";
  }

  /** The verdict on a value that is itself a function or a rule; null if it is neither. */
  private @Nullable Checked ofFunction(With with) {
    if (with.value() instanceof Ref value && draft.ruleTree().find(value.parts()) != null) {
      return new Checked(with, false, null);
    }
    Mistake unsafe = unsafe(with.value());
    if (unsafe != null) {
      return refused(with, unsafe);
    }
    return builtin(with.value()) == null ? null : new Checked(with, false, null);
  }

  private static Checked refused(With with, Mistake mistake) {
    return new Checked(with, false, mistake);
  }

  private @Nullable Mistake unsafe(Term term) {
    String name = name(term);
    return name != null && draft.options().unsafeBuiltins().contains(name)
        ? new Mistake(
            Mistake.COMPILE, term.at(), REFUSED + "target must not be unsafe: \"" + name + "\"")
        : null;
  }

  private @Nullable Signature builtin(Term term) {
    String name = name(term);
    return name == null ? null : draft.options().builtins().get(name);
  }

  private static @Nullable String name(Term term) {
    return switch (term) {
      case Var variable -> variable.name();
      case Ref ref -> BuiltinNames.of(ref);
      case Scalar _,
          ArrayTerm _,
          SetTerm _,
          ObjectTerm _,
          ArrayComprehension _,
          SetComprehension _,
          ObjectComprehension _,
          Call _,
          TemplateString _ ->
          null;
    };
  }

  private Term functionAsReference(Term term) {
    return term instanceof Var variable && builtin(variable) != null
        ? new Ref(variable.at(), List.of(variable))
        : term;
  }

  private static boolean begins(String document, Term term) {
    return term instanceof Ref ref
        && ref.head() instanceof Var head
        && head.name().equals(document);
  }
}
