package dev.gavel.rego.oracle;

import java.util.ArrayList;
import java.util.List;

/** Makes up what bodies consist of. */
final class StatementMaker {
  private final Chance chance;
  private final boolean hasIn;
  private final boolean hasLogic;
  private final RuleNames rules;
  private final TermMaker terms;

  StatementMaker(Chance chance, ProgramMaker.Language language, RuleNames rules, TermMaker terms) {
    this.chance = chance;
    this.hasIn = language.hasIn();
    this.hasLogic = language.hasLogic();
    this.rules = rules;
    this.terms = terms;
    terms.bodies(this::inlineBody);
  }

  String inlineBody(Scope scope) {
    return String.join("; ", statements(scope, 1 + chance.below(2)));
  }

  List<String> statements(Scope scope, int count) {
    List<String> statements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      statements.add(statement(scope));
    }
    if (chance.percent(2)) {
      java.util.Collections.reverse(statements);
    }
    return statements;
  }

  private String statement(Scope scope) {
    return switch (chance.below(22)) {
      case 0, 1, 2, 3 -> assignment(scope);
      case 4, 5 -> comparison(scope);
      case 6, 7 -> unification(scope);
      case 8, 9, 10 -> iteration(scope);
      case 11, 12 -> negation(scope);
      case 13, 14 -> replaced(scope);
      case 15 -> every(scope);
      case 16 -> logic(scope);
      case 17 -> terms.call(scope);
      case 18 -> walk(scope);
      case 19 -> hasIn ? terms.term(scope) + " in " + terms.collection(scope) : comparison(scope);
      default -> rules.use(() -> terms.term(scope));
    };
  }

  private String assignment(Scope scope) {
    String value = terms.term(scope);
    String name = scope.fresh();
    scope.bind(name);
    return name + (chance.percent(80) ? " := " : " = ") + value;
  }

  private String comparison(Scope scope) {
    String operator = chance.one("==", "==", "!=", "<", "<=", ">", ">=", "=");
    String left = chance.percent(80) ? terms.place(scope) : terms.term(scope);
    return left + " " + operator + " " + terms.term(scope);
  }

  private String unification(Scope scope) {
    String one = scope.fresh();
    String other = scope.fresh();
    String value = terms.term(scope);
    String known = terms.variable(scope);
    String statement =
        switch (chance.below(7)) {
          case 0 -> "[%s, %s] = [%s, %s]".formatted(one, other, other, value);
          case 1 -> "[%s, %s] = %s".formatted(one, other, value);
          case 2 ->
              "[[%s, 2], %s] = [%s, %s]".formatted(one, known, terms.collection(scope), other);
          case 3 -> "{\"a\": %s, \"b\": %s} = input.m".formatted(one, other);
          case 4 -> "{\"a\": %s, \"k\": %s} = {\"k\": %s, \"a\": 1}".formatted(one, known, other);
          case 5 -> "%s = data.d.os[%s]".formatted(one, other);
          default -> "{\"k\": %s, \"v\": %s} = input.os[_]".formatted(one, other);
        };
    scope.bind(one);
    scope.bind(other);
    return chance.percent(10) ? statement.replace(" = ", " == ") : statement;
  }

  private String iteration(Scope scope) {
    String from = terms.collection(scope);
    String key = scope.fresh();
    String item = scope.fresh();
    String statement =
        switch (chance.below(hasIn ? 6 : 3)) {
          case 0 -> item + " := " + referable(from) + "[" + key + "]";
          case 1 -> "some " + key + "; " + item + " = " + referable(from) + "[" + key + "]";
          case 2 -> "some " + key + ", " + item + "; input.os[" + key + "]." + "k = " + item;
          case 3 -> "some " + item + " in " + from + "; " + key + " := " + item;
          case 4 -> "some {\"k\": " + item + "} in input.os; " + key + " := [" + item + "]";
          default -> "some " + key + ", " + item + " in " + from;
        };
    String both = scope.fresh();
    scope.bind(key);
    scope.bind(item);
    scope.bind(both);
    return statement + "; " + both + " := [" + key + ", " + item + "]";
  }

  /** Not every term has parts, and the parser says so. */
  private static String referable(String term) {
    return term.startsWith("input") || term.startsWith("data") ? term : "input.os";
  }

  private String negation(Scope scope) {
    Scope inner = scope.inner();
    return switch (chance.below(hasLogic ? 5 : 3)) {
      case 0 -> "not " + comparison(inner);
      case 1 -> "not " + rules.use(() -> terms.term(inner));
      case 2 -> "not " + terms.place(inner);
      default -> "not { " + inlineBody(inner) + " }";
    };
  }

  private String every(Scope scope) {
    if (!hasIn) {
      return comparison(scope);
    }
    Scope inner = scope.inner();
    String domain = terms.collection(scope);
    String item = inner.fresh();
    inner.bind(item);
    String head = item;
    String used = "[" + item + "] != []";
    if (chance.percent(40)) {
      String key = inner.fresh();
      inner.bind(key);
      head = key + ", " + item;
      used = "[" + head + "] != []";
    }
    return "every " + head + " in " + domain + " { " + used + "; " + inlineBody(inner) + " }";
  }

  private String logic(Scope scope) {
    if (!hasLogic) {
      return comparison(scope);
    }
    Scope inner = scope.inner();
    String operator = chance.one(" and ", " or ");
    return operand(inner)
        + operator
        + operand(inner)
        + (chance.percent(20) ? operator + "true" : "");
  }

  private String operand(Scope scope) {
    return switch (chance.below(4)) {
      case 0 -> comparison(scope);
      case 1 -> "{ " + inlineBody(scope) + " }";
      case 2 -> "not " + terms.place(scope);
      default -> rules.use(() -> terms.term(scope));
    };
  }

  private String walk(Scope scope) {
    String path = scope.fresh();
    String value = scope.fresh();
    String from = terms.place(scope);
    scope.bind(path);
    scope.bind(value);
    return "walk(" + from + ", [" + path + ", " + value + "])";
  }

  private String replaced(Scope scope) {
    StringBuilder text = new StringBuilder();
    String name = scope.fresh();
    String inner = chance.percent(60) ? rules.use(() -> terms.term(scope)) : terms.term(scope);
    text.append(name).append(" := ").append(inner);
    int count = 1 + chance.below(2);
    for (int i = 0; i < count; i++) {
      text.append(" with ").append(target()).append(" as ").append(terms.term(scope.inner()));
    }
    if (chance.percent(20)) {
      text.append(" with ").append(chance.one("count", "upper", "sum", "abs", "type_name"));
      text.append(" as ").append(mock(scope));
    }
    if (rules.hasFunctions() && chance.percent(20)) {
      text.append(" with ").append(rules.function()).append(" as ").append(mock(scope));
    }
    scope.bind(name);
    return text.toString();
  }

  private String mock(Scope scope) {
    return rules.hasFunctions() && chance.percent(40)
        ? rules.function()
        : chance.percent(30)
            ? chance.one("count", "lower", "to_number")
            : terms.term(scope.inner());
  }

  private String target() {
    return switch (chance.below(8)) {
      case 0 -> "input";
      case 1 -> "data.d";
      case 2 -> "data.d.xs";
      case 3 -> "data.d.m.b";
      case 4 -> "data.p." + rules.document().replace(".", "_");
      case 5 -> rules.document().startsWith("r") ? "data.p." + rules.document() : "input.xs";
      default -> "input." + chance.one("n", "s", "xs", "m", "m.b", "new.deep");
    };
  }
}
