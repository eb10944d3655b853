package dev.gavel.rego.oracle;

import dev.gavel.rego.syntax.tree.Dialect;
import java.util.List;

/** Makes up rules of all kinds. */
final class RuleMaker {
  private final Chance chance;
  private final boolean old;
  private final RuleNames names;
  private final TermMaker terms;
  private final StatementMaker statements;

  RuleMaker(
      Chance chance,
      ProgramMaker.Language language,
      RuleNames names,
      TermMaker terms,
      StatementMaker statements) {
    this.chance = chance;
    this.old = language.dialect() == Dialect.V0;
    this.names = names;
    this.terms = terms;
    this.statements = statements;
  }

  /** The rules of one name. */
  String rules(String name) {
    return switch (chance.below(14)) {
      case 0, 1, 2 -> complete(name);
      case 3 -> constant(name);
      case 4, 5 -> set(name);
      case 6, 7 -> object(name);
      case 8, 9, 10 -> function(name);
      case 11 -> deep(name);
      case 12 -> otherwise(name);
      default -> overlapping(name);
    };
  }

  private String complete(String name) {
    StringBuilder text = new StringBuilder();
    if (chance.percent(30)) {
      text.append("default ").append(name).append(assign()).append(terms.scalar()).append('\n');
    }
    Scope scope = new Scope();
    String body = body(scope);
    boolean valued = chance.percent(60);
    text.append(name).append(valued ? assign() + terms.term(scope) : "").append(body).append('\n');
    names.document(name);
    return text.toString();
  }

  private String constant(String name) {
    String text = name + assign() + terms.term(new Scope()) + "\n";
    names.document(name);
    return text;
  }

  private String set(String name) {
    StringBuilder text = new StringBuilder();
    int count = 1 + chance.below(2);
    for (int i = 0; i < count; i++) {
      Scope scope = new Scope();
      String body = body(scope);
      String item = chance.percent(70) ? terms.variable(scope) : terms.term(scope);
      text.append(name).append(old ? "[" + item + "]" : " contains " + item).append(body);
      if (old && item.startsWith("\"")) {
        text.append(" {\n  ").append(terms.term(new Scope())).append("\n}");
      }
      text.append('\n');
    }
    names.document(name);
    return text.toString();
  }

  private String object(String name) {
    StringBuilder text = new StringBuilder();
    int count = 1 + chance.below(2);
    for (int i = 0; i < count; i++) {
      Scope scope = new Scope();
      String body = body(scope);
      String key = chance.percent(80) ? terms.variable(scope) : terms.term(scope);
      text.append(name).append("[").append(key).append("]").append(assign());
      text.append(terms.term(scope)).append(body).append('\n');
    }
    names.document(name);
    return text.toString();
  }

  private String function(String name) {
    StringBuilder text = new StringBuilder();
    if (chance.percent(15)) {
      text.append("default ").append(name).append("(_)").append(assign());
      text.append(terms.scalar()).append('\n');
    }
    int count = 1 + chance.below(2);
    for (int i = 0; i < count; i++) {
      Scope scope = new Scope();
      String parameter = parameter(scope);
      String body = body(scope);
      String value = chance.percent(75) ? assign() + terms.term(scope) : "";
      text.append(name).append("(").append(parameter).append(")").append(value).append(body);
      if (chance.percent(20)) {
        text.append(" else").append(assign()).append(terms.term(new Scope()));
      }
      text.append('\n');
    }
    names.function(name);
    return text.toString();
  }

  private String parameter(Scope scope) {
    String name = scope.fresh();
    if (chance.percent(10)) {
      return terms.scalar();
    }
    scope.bind(name);
    if (chance.percent(80)) {
      return name;
    }
    String other = scope.fresh();
    scope.bind(other);
    return chance.percent(50)
        ? "[" + name + ", " + other + "]"
        : "{\"k\": " + name + ", \"v\": " + other + "}";
  }

  /** Rules whose heads go down into a document. */
  private String deep(String name) {
    StringBuilder text = new StringBuilder();
    int count = 1 + chance.below(3);
    for (int i = 0; i < count; i++) {
      Scope scope = new Scope();
      String body = body(scope);
      String key = chance.percent(70) ? terms.variable(scope) : "\"a\"";
      String head =
          switch (chance.below(5)) {
            case 0 -> name + ".a.b" + assign() + terms.term(scope);
            case 1 -> name + "[" + key + "].b" + assign() + terms.term(scope);
            case 2 -> name + ".a[" + key + "]" + assign() + terms.term(scope);
            case 3 ->
                old
                    ? name + ".c" + assign() + terms.term(scope)
                    : name + "[" + key + "].s contains " + terms.variable(scope);
            default -> name + "[" + key + "][" + terms.variable(scope) + "]" + assign() + "1";
          };
      text.append(head).append(body).append('\n');
    }
    names.document(name);
    return text.toString();
  }

  private String otherwise(String name) {
    StringBuilder text = new StringBuilder(name).append(assign()).append(terms.term(new Scope()));
    text.append(body(new Scope()));
    int count = 1 + chance.below(2);
    for (int i = 0; i < count; i++) {
      Scope scope = new Scope();
      String body = body(scope);
      text.append(" else").append(assign()).append(terms.term(scope)).append(body);
    }
    names.document(name);
    return text.append('\n').toString();
  }

  /** Rules of which several may have a value. */
  private String overlapping(String name) {
    String value = terms.scalar();
    String one = name + assign() + value + body(new Scope()) + "\n";
    String other = name + assign() + (chance.percent(60) ? value : terms.scalar());
    names.document(name);
    return one + other + body(new Scope()) + "\n";
  }

  private String assign() {
    return chance.percent(80) ? " := " : " = ";
  }

  private String body(Scope scope) {
    List<String> lines = statements.statements(scope, 1 + chance.below(4));
    return (old ? " {\n  " : " if {\n  ") + String.join("\n  ", lines) + "\n}";
  }
}
