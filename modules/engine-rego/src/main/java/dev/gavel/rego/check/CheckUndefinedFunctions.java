package dev.gavel.rego.check;

import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.Mistakes;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.resolve.Operators;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses calls of functions that are not there, or that take another number of arguments. */
public final class CheckUndefinedFunctions extends Visitor {
  private final Draft draft;
  private final Map<String, String> writtenNames;
  private final ArityMistake words;
  private final Mistakes mistakes;

  private CheckUndefinedFunctions(
      Draft draft, Map<String, String> writtenNames, ArityMistake words, Mistakes mistakes) {
    this.draft = draft;
    this.writtenNames = writtenNames;
    this.words = words;
    this.mistakes = mistakes;
  }

  public static void run(Draft draft, ArityMistake words) {
    CheckUndefinedFunctions check =
        new CheckUndefinedFunctions(draft, draft.writtenNames(), words, draft.mistakes());
    draft.modules().forEach(check::visit);
  }

  /** Checks a query, which calls functions of a draft. */
  public static void run(
      Body query,
      Draft draft,
      Map<String, String> writtenNames,
      ArityMistake words,
      Mistakes mistakes) {
    new CheckUndefinedFunctions(draft, writtenNames, words, mistakes).visit(query);
  }

  @Override
  protected boolean enter(Expr expr) {
    Mistake mistake =
        expr.statement() instanceof Statement.Calls calls ? mistake(expr, calls) : null;
    if (mistake != null) {
      mistakes.add(mistake);
    }
    return mistake == null;
  }

  private @Nullable Mistake mistake(Expr expr, Statement.Calls calls) {
    int arity = draft.arity(calls.function());
    if (arity < 0) {
      return new Mistake(Mistake.TYPE, expr.at(), "undefined function " + shown(calls.function()));
    }
    int operands = calls.arguments().size();
    boolean hasOutput = expr.origin() == Expr.Origin.GENERATED;
    boolean fits =
        hasOutput
            ? operands == arity + 1 || Operators.isCallOf(Operators.UNIFY, expr)
            : operands == arity || operands == arity + 1;
    if (fits) {
      return null;
    }
    Mistake detailed = words.of(expr.at(), calls.function(), calls.arguments());
    if (detailed != null) {
      return detailed;
    }
    int given = hasOutput ? operands - 1 : operands;
    return new Mistake(
        Mistake.TYPE,
        expr.at(),
        "function %s has arity %d, got %d argument%s"
            .formatted(shown(calls.function()), arity, given, given == 1 ? "" : "s"));
  }

  private String shown(Ref function) {
    return Shown.term(function, writtenNames);
  }
}
