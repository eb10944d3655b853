package dev.gavel.rego.syntax.format;

import static dev.gavel.rego.syntax.tree.walk.Identity.same;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rules. Those of one line stay together, all others get a blank line behind them. */
final class RuleFormat {
  private final Formatting formatting;
  private final Layout layout;
  private final FormatStyle style;

  RuleFormat(Formatting formatting) {
    this.formatting = formatting;
    this.layout = formatting.layout;
    this.style = formatting.style;
  }

  void rules(List<Rule> rules) {
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      tolerant(() -> layout.commentsBefore(rule.at()));
      tolerant(() -> rule(rule, false));
      Rule next = i + 1 < rules.size() ? rules.get(i + 1) : null;
      if (!staysWith(rule, next)) {
        layout.blankLine();
      }
    }
  }

  private static void tolerant(TermFormat.Step step) {
    try {
      step.run();
    } catch (UnexpectedCommentException e) {
      // What holds the comment was written as it was.
    }
  }

  private boolean staysWith(Rule rule, @Nullable Rule next) {
    return next != null
        && isOneLiner(rule)
        && isOneLiner(next)
        && next.at().row() == rule.at().row() + 1;
  }

  private boolean isOneLiner(Rule rule) {
    List<Expr> body = rule.body().expressions();
    return body.size() == 1
        && !rule.isDefault()
        && rule.otherwise() == null
        && !Braces.isSet(body.getFirst())
        && style.usesIf(rule.head());
  }

  private void rule(Rule rule, boolean isElse) throws UnexpectedCommentException {
    if (!isElse) {
      layout.startLine();
    }
    layout.write(rule.isDefault() ? "default " : "");
    boolean constant = isTrue(rule.body()) && rule.otherwise() == null;
    formatting.commentOnLastLine = constant;
    boolean unexpected = false;
    try {
      head(rule, constant, isElse);
    } catch (UnexpectedCommentException e) {
      unexpected = true;
    }
    if (constant) {
      layout.endLine();
      return;
    }
    formatting.commentOnLastLine = true;
    Expr first = rule.body().expressions().getFirst();
    boolean usesIf = style.usesIf(rule.head());
    if (usesIf) {
      layout.write(" if");
      boolean beside =
          rule.body().expressions().size() == 1
              && Places.row(first.at()) == Places.endRow(rule.head().at())
              && !Braces.isSet(first);
      if (beside) {
        bodyBeside(rule, first);
        return;
      }
    }
    if (unexpected && !layout.comments().isEmpty()) {
      layout.write(" { ");
    } else {
      layout.write(" {");
      layout.endLine();
    }
    if (usesIf && !isElse) {
      formatting.logic.markUnionLead(first);
    }
    bodyBelow(rule);
  }

  private static boolean isTrue(Body body) {
    return body.expressions().size() == 1
        && body.expressions().getFirst().with().isEmpty()
        && !body.expressions().getFirst().negated()
        && body.expressions().getFirst().statement() instanceof Statement.Holds(Term term)
        && isTrue(term);
  }

  private static boolean isTrue(Term term) {
    return term instanceof Scalar(var _, BooleanValue truth) && truth.isTrue();
  }

  private void bodyBeside(Rule rule, Expr expr) throws UnexpectedCommentException {
    layout.write(" ");
    tolerant(() -> formatting.bodies.expr(expr));
    layout.endLine();
    Rule otherwise = rule.otherwise();
    if (otherwise != null) {
      formatting.terms.forgetting(() -> otherwise(rule, otherwise));
    }
  }

  private void bodyBelow(Rule rule) throws UnexpectedCommentException {
    layout.up();
    tolerant(() -> formatting.bodies.body(rule.body()));
    formatting.terms.forgetting(() -> layout.commentsBefore(close(rule)));
    layout.down();
    layout.startLine();
    layout.write("}");
    Rule otherwise = rule.otherwise();
    if (otherwise != null) {
      formatting.terms.forgetting(() -> otherwise(rule, otherwise));
    }
  }

  private static Location close(Rule rule) {
    if (!rule.head().arguments().isEmpty()) {
      return Places.closingBehind('(', ')', rule.at());
    }
    return rule.head().key() != null
        ? Places.closingBehind('[', ']', rule.at())
        : Places.closing('{', '}', rule.at());
  }

  private void otherwise(Rule rule, Rule next) throws UnexpectedCommentException {
    boolean inline = isInline(rule, next);
    boolean commented =
        (!layout.comments().isEmpty()
                && layout.comments().getFirst().at().row() < next.head().at().row())
            || layout.atLineEnd() != null;
    if (!commented && inline) {
      layout.write(" ");
    } else {
      layout.blankLine();
      layout.startLine();
    }
    layout.commentsBefore(next.head().at());
    if (commented && !inline) {
      layout.startLine();
    }
    rule(asElse(next), true);
  }

  /** Whether {@code else} stands behind something on its line. */
  private static boolean isInline(Rule rule, Rule next) {
    String[] lines = rule.at().text().split("\n", -1);
    int row = next.at().row() - rule.at().row();
    return row > 0 && row < lines.length && !lines[row].strip().startsWith("else");
  }

  private static Rule asElse(Rule rule) {
    Head head = rule.head();
    Ref word = new Ref(head.at(), List.of(new Var(head.at(), "else")));
    Term value = head.value() == null ? null : Nodes.at(head.value(), head.at());
    Head renamed =
        new Head(
            head.at(), word, List.of(), head.key(), value, head.assigned(), head.impliedValue());
    return new Rule(
        rule.at(), renamed, rule.body(), rule.otherwise(), rule.isDefault(), rule.impliedBody());
  }

  private void head(Rule rule, boolean constant, boolean isElse) throws UnexpectedCommentException {
    Head head = rule.head();
    if (name(head)) {
      return;
    }
    if (!head.arguments().isEmpty()) {
      layout.write("(");
      try {
        formatting.terms.items(
            head.arguments(),
            head.at(),
            Places.closing('(', ')', head.at()),
            formatting.terms::argument);
      } finally {
        layout.write(")");
      }
    }
    Term key = head.key();
    if (key != null && head.value() == null) {
      layout.write(style.contains() ? " contains " : "[");
      formatting.terms.term(key);
      layout.write(style.contains() ? "" : "]");
    }
    Term value = head.value();
    if (value == null) {
      return;
    }
    boolean shown = key != null || !isTrue(value) || constant || rule.isDefault();
    boolean implied = same(head.at(), value.at()) && !isElse && isTrue(value);
    boolean explicit = style.modern() && constant && key == null && head.arguments().isEmpty();
    if (shown && (!implied || explicit)) {
      layout.write(head.assigned() || style.modern() ? " := " : " = ");
      formatting.terms.term(value);
    }
  }

  /** Writes the reference of a head; true when all of the head was written as it was. */
  private boolean name(Head head) throws UnexpectedCommentException {
    List<Term> parts = head.reference().parts();
    if (style.refHeads() || parts.size() == 1) {
      formatting.terms.forgetting(() -> formatting.terms.reference(parts));
      return false;
    }
    boolean commentInside =
        !layout.comments().isEmpty()
            && Places.row(parts.get(1).at()) == layout.comments().getFirst().at().row();
    if (commentInside) {
      formatting.terms.asItWas(head.at());
      return true;
    }
    layout.write(RegoText.of(parts.get(0)) + "[" + RegoText.of(parts.get(1)) + "]");
    return false;
  }
}
