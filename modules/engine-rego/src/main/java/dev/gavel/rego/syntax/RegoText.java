package dev.gavel.rego.syntax;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.tree.Annotations;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Dialect;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.PackageClause;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.With;
import java.util.List;
import java.util.Map;

/**
 * Trees as Rego on one line, as OPA writes them in messages: operators are calls, {@code =} and
 * heads of comprehensions apart, and every body of a rule is in braces.
 */
public final class RegoText {
  private RegoText() {}

  /** A term: {@code data.a["b c"][x]}, {@code plus(1, x)}, {@code {x | x = data.y[_]}}. */
  public static String of(Term term) {
    return new TermText().term(term).toString();
  }

  /** A value as a term. */
  public static String of(Value value) {
    return of(new Scalar(Location.NONE, value));
  }

  /** Terms with commas between them. */
  public static String of(List<? extends Term> terms) {
    return new TermText().terms(terms).toString();
  }

  /** The expressions of a body, with semicolons between them. */
  public static String of(Body body) {
    return new TermText().body(body).toString();
  }

  public static String of(Expr expr) {
    return new TermText().expr(expr).toString();
  }

  public static String of(Statement statement) {
    return new TermText().statement(statement).toString();
  }

  public static String of(With with) {
    return new TermText().with(with).toString();
  }

  public static String of(Import clause) {
    String path = "import " + of(clause.path());
    return clause.alias() == null ? path : path + " as " + clause.alias();
  }

  /** The clause, without the {@code data} that its path begins with. */
  public static String of(PackageClause clause) {
    List<Term> path = clause.path().parts();
    return path.size() < 2
        ? "package <illegal path \"" + of(clause.path()) + "\">"
        : "package " + new TermText().path(path.subList(1, path.size()));
  }

  public static String of(Head head) {
    return of(head, Dialect.V1);
  }

  /** A head in the notation of a dialect. */
  public static String of(Head head, Dialect dialect) {
    TermText text = new TermText().term(head.reference());
    Term key = head.key();
    if (!head.arguments().isEmpty()) {
      text.add("(").terms(head.arguments()).add(")");
    } else if (key != null && head.reference().parts().size() == 1 && dialect == Dialect.V0) {
      text.add("[").term(key).add("]");
    } else if (key != null && (head.reference().parts().size() == 1 || head.value() == null)) {
      text.add(" contains ").term(key);
    }
    if (head.value() != null) {
      text.add(head.assigned() ? " := " : " = ").term(head.value());
    }
    return text.toString();
  }

  public static String of(Rule rule) {
    return of(rule, Dialect.V1);
  }

  /** A rule, with what follows {@code else}, in the notation of a dialect. */
  public static String of(Rule rule, Dialect dialect) {
    StringBuilder text = new StringBuilder(rule.isDefault() ? "default " : "");
    text.append(of(rule.head(), dialect));
    if (!rule.isDefault()) {
      appendBody(text, rule.body(), dialect);
    }
    for (Rule next = rule.otherwise(); next != null; next = next.otherwise()) {
      text.append(" else ");
      if (next.head().value() != null) {
        text.append("= ").append(of(next.head().value()));
      }
      appendBody(text, next.body(), dialect);
    }
    return text.toString();
  }

  private static void appendBody(StringBuilder text, Body body, Dialect dialect) {
    text.append(dialect == Dialect.V0 ? " { " : " if { ").append(of(body)).append(" }");
  }

  /** A module, a rule a line. */
  public static String of(RegoModule module) {
    StringBuilder text = new StringBuilder();
    for (Annotations annotations : module.annotations()) {
      if (annotations.scope().equals("package") || annotations.scope().equals("subpackages")) {
        append(text, annotations);
      }
    }
    text.append(of(module.pkg())).append('\n');
    if (!module.imports().isEmpty()) {
      module.imports().forEach(clause -> text.append('\n').append(of(clause)));
      text.append('\n');
    }
    Map<Rule, List<Annotations>> annotated = RuleAnnotations.of(module);
    for (Rule rule : module.rules()) {
      text.append('\n');
      annotated.getOrDefault(rule, List.of()).forEach(block -> append(text, block));
      text.append(of(rule, module.dialect()));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Annotations annotations) {
    text.append("# METADATA\n# ").append(AnnotationsJson.text(annotations)).append('\n');
  }
}
