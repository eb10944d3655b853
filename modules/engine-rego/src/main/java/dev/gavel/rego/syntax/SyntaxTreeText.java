package dev.gavel.rego.syntax;

import dev.gavel.rego.syntax.tree.ArrayComprehension;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.ObjectComprehension;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetComprehension;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.TemplateString;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.List;

/**
 * A syntax tree as {@code opa parse} prints it: a node a line, what is in it below and indented.
 */
public final class SyntaxTreeText {
  private final StringBuilder text = new StringBuilder();
  private int depth;

  private SyntaxTreeText() {}

  /** The lines of a module, those of its comments only when asked for. */
  public static String of(RegoModule module, boolean comments) {
    SyntaxTreeText tree = new SyntaxTreeText();
    tree.node("module", () -> tree.content(module, comments));
    return tree.text.toString();
  }

  private void node(String name, Runnable below) {
    text.repeat(' ', depth).append(name).append('\n');
    depth++;
    below.run();
    depth--;
  }

  private void leaf(String name) {
    node(name, () -> {});
  }

  private void content(RegoModule module, boolean comments) {
    node("package", () -> add(module.pkg().path()));
    for (Import clause : module.imports()) {
      node(
          "import",
          () -> {
            add(clause.path());
            leaf(clause.alias() == null ? "" : clause.alias());
          });
    }
    module.rules().forEach(this::add);
    module.annotations().forEach(_ -> leaf("annotations"));
    if (comments) {
      module.comments().forEach(_ -> leaf("comment"));
    }
  }

  private void add(Rule rule) {
    node(
        "rule",
        () -> {
          node("head", () -> add(rule.head()));
          add(rule.body());
          if (rule.otherwise() != null) {
            add(rule.otherwise());
          }
        });
  }

  private void add(Head head) {
    add(head.reference());
    if (!head.arguments().isEmpty()) {
      node("args", () -> addAll(head.arguments()));
    }
    if (head.value() != null) {
      add(head.value());
    }
  }

  private void add(Body body) {
    node(
        "body",
        () -> {
          for (int i = 0; i < body.expressions().size(); i++) {
            Expr expr = body.expressions().get(i);
            node("expr " + (expr.negated() ? "negated " : "") + "index=" + i, () -> add(expr));
          }
        });
  }

  private void add(Expr expr) {
    switch (expr.statement()) {
      case Statement.Holds(Term term) -> add(term);
      case Statement.Calls(Ref function, List<Term> arguments) -> {
        add(function);
        addAll(arguments);
      }
      case Statement.Some some -> node("somedecl", () -> addAll(some.symbols()));
      case Statement.Every every -> node("every", () -> add(every));
      case Statement.Not not -> node("not", () -> add(not.body()));
      case Statement.And and ->
          node(
              "logicaland",
              () -> {
                add(and.left());
                add(and.right());
              });
      case Statement.Or or ->
          node(
              "logicalor",
              () -> {
                add(or.left());
                add(or.right());
              });
    }
    expr.with().forEach(with -> node("with", () -> addAll(List.of(with.target(), with.value()))));
  }

  private void add(Statement.Every every) {
    if (every.key() != null) {
      add(every.key());
    }
    add(every.value());
    add(every.domain());
    add(every.body());
  }

  private void addAll(List<Term> terms) {
    terms.forEach(this::add);
  }

  private void add(Term term) {
    switch (term) {
      case Scalar scalar -> leaf(scalar.value().toString());
      case Var name -> leaf(name.isWildcard() ? "_" : name.name());
      case Ref ref -> node("ref", () -> addAll(ref.parts()));
      case ArrayTerm array -> node("array", () -> addAll(array.items()));
      case SetTerm set -> node("set", () -> addAll(set.items()));
      case ObjectTerm object ->
          node(
              "object",
              () -> object.entries().forEach(it -> addAll(List.of(it.key(), it.value()))));
      case Call call ->
          node(
              "call",
              () -> {
                add(call.function());
                addAll(call.arguments());
              });
      case ArrayComprehension it -> comprehension("arraycomprehension", it.body(), it.head());
      case SetComprehension it -> comprehension("setcomprehension", it.body(), it.head());
      case ObjectComprehension it ->
          comprehension("objectcomprehension", it.body(), it.key(), it.value());
      case TemplateString _ -> leaf("templatestring"); // OPA looks no further
    }
  }

  private void comprehension(String name, Body body, Term... heads) {
    node(
        name,
        () -> {
          addAll(List.of(heads));
          add(body);
        });
  }
}
