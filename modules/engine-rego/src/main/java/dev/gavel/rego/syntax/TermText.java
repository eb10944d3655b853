package dev.gavel.rego.syntax;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.syntax.lex.Keywords;
import dev.gavel.rego.syntax.tree.ArrayComprehension;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Dialect;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.ObjectComprehension;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetComprehension;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.TemplateString;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.With;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes terms and expressions. */
final class TermText {
  private final StringBuilder text = new StringBuilder();

  @Override
  public String toString() {
    return text.toString();
  }

  TermText add(String literal) {
    text.append(literal);
    return this;
  }

  private <T> TermText all(Iterable<? extends T> items, String separator, Consumer<T> writer) {
    boolean first = true;
    for (T item : items) {
      if (!first) {
        add(separator);
      }
      first = false;
      writer.accept(item);
    }
    return this;
  }

  TermText terms(Iterable<? extends Term> terms) {
    return all(terms, ", ", this::term);
  }

  TermText body(Body body) {
    return all(body, "; ", this::expr);
  }

  TermText term(Term term) {
    return switch (term) {
      case Scalar it -> value(it.value());
      case Var it -> add(it.isWildcard() ? "_" : it.name());
      case Ref it -> path(it.parts());
      case ArrayTerm it -> add("[").terms(it.items()).add("]");
      case SetTerm it when it.items().isEmpty() -> add("set()");
      case SetTerm it -> add("{").terms(TermOrder.distinct(it.items())).add("}");
      case ObjectTerm it ->
          add("{").all(TermOrder.sortedByKey(it.entries()), ", ", this::entry).add("}");
      case ArrayComprehension it ->
          add("[").comprehension(it.head()).add(" | ").body(it.body()).add("]");
      case SetComprehension it ->
          add("{").comprehension(it.head()).add(" | ").body(it.body()).add("}");
      case ObjectComprehension it ->
          add("{")
              .comprehension(it.key())
              .add(": ")
              .comprehension(it.value())
              .add(" | ")
              .body(it.body())
              .add("}");
      case Call it -> call(it.function(), it.arguments());
      case TemplateString it -> add("$\"").all(it.parts(), "", this::part).add("\"");
    };
  }

  private void entry(ObjectTerm.Entry entry) {
    term(entry.key()).add(": ").term(entry.value());
  }

  private TermText call(Ref function, List<Term> arguments) {
    return term(function).add("(").terms(arguments).add(")");
  }

  /** A term before the bar of a comprehension; a bar in it would read as another. */
  private TermText comprehension(Term term) {
    if (term instanceof Call call && call.arguments().size() == 2) {
      String sign = Infix.sign(call.function());
      if (sign != null) {
        return add("(")
            .comprehension(call.arguments().get(0))
            .add(" " + sign + " ")
            .comprehension(call.arguments().get(1))
            .add(")");
      }
    }
    return term(term);
  }

  TermText path(List<Term> parts) {
    Term head = parts.getFirst();
    String bare = Nodes.stringOf(head);
    if (bare == null) {
      term(head);
    } else {
      add(bare);
    }
    for (Term part : parts.subList(1, parts.size())) {
      String name = Nodes.stringOf(part);
      if (name == null) {
        add("[").term(part).add("]");
      } else if (Nodes.isName(name) && !Keywords.isReserved(name, Dialect.V1)) {
        add(".").add(name);
      } else {
        add("[").add(needsEscapes(name) ? GoQuote.quote(name) : '"' + name + '"').add("]");
      }
    }
    return this;
  }

  private static boolean needsEscapes(String text) {
    return text.chars().anyMatch(c -> c == '\\' || Character.isISOControl(c));
  }

  private TermText value(Value value) {
    return switch (value) {
      case NullValue _ -> add("null");
      case BooleanValue it -> add(it.isTrue() ? "true" : "false");
      case NumberValue it -> add(it.toString());
      case StringValue it -> add(GoQuote.quote(it.text()));
      case ArrayValue it -> add("[").all(it, ", ", this::value).add("]");
      case SetValue it when it.size() == 0 -> add("set()");
      case SetValue it -> add("{").all(it, ", ", this::value).add("}");
      case ObjectValue it -> object(it);
    };
  }

  private TermText object(ObjectValue object) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < object.size(); i++) {
      order.add(i);
    }
    order.sort((a, b) -> Value.ORDER.compare(object.key(a), object.key(b)));
    return add("{")
        .<Integer>all(order, ", ", i -> value(object.key(i)).add(": ").value(object.value(i)))
        .add("}");
  }

  private void part(TemplateString.Part part) {
    switch (part) {
      case TemplateString.Text it -> templateText(it.text());
      case TemplateString.Hole it -> {
        Scalar constant = Nodes.constant(it);
        if (constant != null) {
          term(constant);
        } else {
          add("{").expr(it.expression()).add("}");
        }
      }
    }
  }

  private void templateText(String part) {
    String quoted = GoQuote.quote(part);
    String escaped = quoted.substring(1, quoted.length() - 1);
    char previous = ' ';
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '{' && previous != '\\') {
        text.append('\\');
      }
      text.append(c);
      previous = c;
    }
  }

  TermText expr(Expr expr) {
    add(expr.negated() ? "not " : "").statement(expr.statement());
    expr.with().forEach(with -> add(" ").with(with));
    return this;
  }

  TermText with(With with) {
    return add("with ").term(with.target()).add(" as ").term(with.value());
  }

  TermText statement(Statement statement) {
    return switch (statement) {
      case Statement.Holds it -> term(it.term());
      case Statement.Calls it when Nodes.is(it.function(), "eq") && it.arguments().size() == 2 ->
          term(it.arguments().get(0)).add(" = ").term(it.arguments().get(1));
      case Statement.Calls it -> call(it.function(), it.arguments());
      case Statement.Some it -> some(it.symbols());
      case Statement.Every it -> {
        add("every ");
        if (it.key() != null) {
          term(it.key()).add(", ");
        }
        term(it.value()).add(" in ").term(it.domain());
        yield add(" { ").body(it.body()).add(" }");
      }
      case Statement.Not it -> not(it);
      case Statement.And it ->
          operand(it.left(), it.explicitLeft(), "and", false)
              .add(" and ")
              .operand(it.right(), it.explicitRight(), "and", true);
      case Statement.Or it ->
          operand(it.left(), it.explicitLeft(), "or", false)
              .add(" or ")
              .operand(it.right(), it.explicitRight(), "or", true);
    };
  }

  private TermText some(List<Term> symbols) {
    add("some ");
    if (!(symbols.getFirst() instanceof Call call)) {
      return terms(symbols);
    }
    List<Term> arguments = call.arguments();
    int last = arguments.size() - 1;
    return terms(arguments.subList(0, last)).add(" in ").term(arguments.get(last));
  }

  private TermText not(Statement.Not not) {
    if (not.explicit() || not.body().expressions().size() != 1) {
      return add("not {").body(not.body()).add("}");
    }
    Expr only = not.body().expressions().getFirst();
    boolean parentheses =
        switch (only.statement()) {
          case Statement.And _, Statement.Or _, Statement.Not _ -> true;
          case Statement.Holds(Term term) -> beginsWithBrace(term);
          case Statement.Calls _, Statement.Some _, Statement.Every _ -> false;
        };
    return parentheses || !only.with().isEmpty()
        ? add("not (").expr(only).add(")")
        : add("not ").expr(only);
  }

  private TermText operand(Body body, boolean explicit, String operator, boolean right) {
    if (explicit || body.expressions().size() != 1) {
      return add("{ ").body(body).add(" }");
    }
    Expr only = body.expressions().getFirst();
    boolean parentheses =
        switch (only.statement()) {
          case Statement.Or _ -> operator.equals("and") || right;
          case Statement.And _ -> operator.equals("and") && right;
          case Statement.Holds(Term term) -> beginsWithBrace(term);
          case Statement.Calls _, Statement.Some _, Statement.Every _, Statement.Not _ -> false;
        };
    return parentheses || !only.with().isEmpty() ? add("(").expr(only).add(")") : expr(only);
  }

  private static boolean beginsWithBrace(Term term) {
    return switch (term) {
      case SetTerm set -> !set.items().isEmpty();
      case ObjectTerm _, SetComprehension _, ObjectComprehension _ -> true;
      case Ref ref -> beginsWithBrace(ref.head());
      case Scalar _, Var _, ArrayTerm _, ArrayComprehension _, Call _, TemplateString _ -> false;
    };
  }
}
