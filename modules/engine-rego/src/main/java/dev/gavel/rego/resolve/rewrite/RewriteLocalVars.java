package dev.gavel.rego.resolve.rewrite;

import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Rules;
import dev.gavel.rego.resolve.Variables;
import dev.gavel.rego.resolve.rewrite.local.DeclaredNames;
import dev.gavel.rego.resolve.rewrite.local.HeadLocals;
import dev.gavel.rego.resolve.rewrite.local.LocalScopes;
import dev.gavel.rego.resolve.rewrite.local.LocalScopes.Local;
import dev.gavel.rego.resolve.rewrite.local.LocalScopes.Occurrence;
import dev.gavel.rego.resolve.rewrite.local.LocalVarRewriter;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.With;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives each declared variable a name that nothing else has, and {@code :=} becomes {@code =}. */
public final class RewriteLocalVars {
  private final Draft draft;
  private final HeadLocals heads;

  private RewriteLocalVars(Draft draft) {
    this.draft = draft;
    this.heads = new HeadLocals(draft);
  }

  public static void run(Draft draft) {
    RewriteLocalVars pass = new RewriteLocalVars(draft);
    draft.rewriteRules(pass::rewrite);
  }

  public static Body query(Draft draft, Body query) {
    LocalVarRewriter rewriter = new LocalVarRewriter(draft, new LocalScopes(draft.writtenNames()));
    Body rewritten = rewriter.bodyInScope(query, Set.of());
    rewriter.report();
    return rewritten;
  }

  private Rule rewrite(Rule rule) {
    Set<String> unusedArguments = new LinkedHashSet<>();
    if (draft.options().strict()) {
      Variables variables = new Variables();
      variables.visit(rule.head().arguments());
      unusedArguments.addAll(variables.names());
      unusedArguments.removeIf(name -> name.startsWith(Var.WILDCARD_PREFIX));
    }
    LocalScopes arguments = new LocalScopes(draft.writtenNames());
    Head head = heads.arguments(rule.head(), arguments);
    Rule rewritten = branch(Rules.with(rule, head, rule.body()), arguments, unusedArguments);
    for (String name : unusedArguments) {
      draft
          .mistakes()
          .addRecoverable(
              new Mistake(
                  Mistake.COMPILE,
                  rule.head().at(),
                  "unused argument " + name + ". (hint: use _ (wildcard variable) instead)"));
    }
    return rewritten;
  }

  private Rule branch(Rule rule, LocalScopes arguments, Set<String> unusedArguments) {
    Head head = heads.comprehensions(rule.head());
    Set<String> usedInHead = variables(head.reference().parts().subList(1, size(head)));
    if (head.key() != null) {
      usedInHead.addAll(Variables.in(head.key()));
    }
    if (head.value() != null) {
      Set<String> usedInValue = Variables.in(head.value());
      usedInHead.addAll(usedInValue);
      unusedArguments.removeAll(usedInValue);
    }
    LocalScopes scopes = arguments.copy();
    renameLikeBuiltins(rule, scopes);
    LocalVarRewriter rewriter = new LocalVarRewriter(draft, scopes);
    Body body = rewriter.bodyInScope(rule.body(), usedInHead);
    rewriter.report();
    unusedArguments.removeIf(
        name -> {
          Local local = scopes.find(name);
          return local != null && local.isUsed();
        });
    @Nullable Rule otherwise = rule.otherwise();
    return Rules.with(
        rule,
        HeadLocals.rename(head, scopes),
        body,
        otherwise == null ? null : branch(otherwise, arguments, unusedArguments));
  }

  private static int size(Head head) {
    return head.reference().parts().size();
  }

  private static Set<String> variables(List<Term> terms) {
    Variables variables = new Variables();
    variables.visit(terms);
    return variables.names();
  }

  /** A variable that is called as a built-in function gets another name, lest they be mixed up. */
  private void renameLikeBuiltins(Rule rule, LocalScopes scopes) {
    Variables inBody = Variables.forSafety();
    inBody.visit(rule.body());
    Set<String> names = inBody.names();
    names.retainAll(draft.options().builtins().keySet());
    if (names.isEmpty()) {
      return;
    }
    names.removeAll(DeclaredNames.in(rule.body()));
    names.removeAll(namesInReplacements(rule));
    for (String name : names.stream().sorted().toList()) {
      if (scopes.find(name) == null) {
        scopes.insert(name, draft.names().next(rule.at()), Occurrence.SEEN);
      }
    }
  }

  private static Set<String> namesInReplacements(Rule rule) {
    Variables names = new Variables(Variables.Skip.CALL_HEADS);
    new Visitor() {
      @Override
      protected boolean enter(With with) {
        names.visit(with.target());
        names.visit(with.value());
        return true;
      }
    }.visit(rule);
    return names.names();
  }
}
