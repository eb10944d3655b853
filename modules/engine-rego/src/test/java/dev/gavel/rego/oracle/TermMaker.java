package dev.gavel.rego.oracle;

import dev.gavel.rego.syntax.tree.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes up terms. What they name exists, mostly. */
final class TermMaker {
  private static final int DEEPEST = 3;
  private static final List<String> PLACES =
      List.of(
          "input.n",
          "input.s",
          "input.xs",
          "input.m",
          "input.os",
          "input.none",
          "input.m.b",
          "input.os[0].k",
          "data.d.n",
          "data.d.xs",
          "data.d.m",
          "data.d.os",
          "data.d.m.c",
          "data.d.s",
          "input",
          "data.d",
          "data.d.none",
          "data.d.m[input.s]",
          "input.m[data.d.s]");
  private static final List<String> COLLECTIONS =
      List.of(
          "input.xs",
          "input.m",
          "input.os",
          "data.d.xs",
          "data.d.m",
          "data.d.os",
          "[1, 2, 3]",
          "{1, 2, \"a\"}",
          "{\"a\": 1, \"b\": 2}",
          "numbers.range(1, 3)",
          "input.m.b",
          "[]",
          "object.keys(input.m)",
          "{w | w = data.d.xs[_]}",
          "[[1, 2], [2, 3]]");
  private static final List<String> ONE =
      List.of(
          "count",
          "sum",
          "max",
          "min",
          "upper",
          "lower",
          "abs",
          "to_number",
          "sort",
          "is_number",
          "is_string",
          "type_name",
          "json.marshal",
          "object.keys",
          "trim_space",
          "product",
          "round",
          "is_array",
          "is_set",
          "is_object",
          "is_null",
          "is_boolean",
          "floor",
          "urlquery.encode",
          "strings.reverse",
          "base64.encode",
          "crypto.md5");
  private static final List<String> TWO =
      List.of(
          "array.concat",
          "concat",
          "split",
          "contains",
          "startswith",
          "endswith",
          "indexof",
          "trim",
          "object.remove",
          "object.filter",
          "object.union",
          "numbers.range",
          "sprintf",
          "bits.and",
          "json.remove",
          "json.filter",
          "format_int",
          "plus",
          "minus",
          "strings.count",
          "object.subset",
          "regex.match");
  private static final List<String> OLD =
      List.of(
          "any",
          "all",
          "cast_array",
          "cast_set",
          "cast_string",
          "cast_boolean",
          "cast_null",
          "cast_object");

  private final Chance chance;
  private final Dialect dialect;
  private final RuleNames rules;

  /** Makes a body for a comprehension; set once the maker of statements exists. */
  interface Bodies {
    String body(Scope scope);
  }

  private Bodies bodies = _ -> "true";

  TermMaker(Chance chance, Dialect dialect, RuleNames rules) {
    this.chance = chance;
    this.dialect = dialect;
    this.rules = rules;
  }

  void bodies(Bodies maker) {
    bodies = maker;
  }

  String term(Scope scope) {
    int kind = scope.depth() >= DEEPEST ? chance.below(60) : chance.below(100);
    if (kind < 22) {
      return scalar();
    }
    if (kind < 40) {
      return variable(scope);
    }
    if (kind < 53) {
      return place(scope);
    }
    if (kind < 60) {
      return rules.use(() -> term(scope.inner()));
    }
    return composed(scope);
  }

  private String composed(Scope scope) {
    Scope inner = scope.inner();
    return switch (chance.below(14)) {
      case 0, 1 -> "[" + several(inner) + "]";
      case 2 -> "{" + entries(inner) + "}";
      case 3 -> set(inner);
      case 4, 5, 6 -> call(inner);
      case 7, 8 -> arithmetic(inner);
      case 9 -> "[" + comprehended(inner, false) + "]";
      case 10 -> "{" + comprehended(inner, false) + "}";
      case 11 -> "{" + comprehended(inner, true) + "}";
      case 12 -> dialect == Dialect.V0 ? call(inner) : template(inner);
      default ->
          "(" + place(inner) + " " + chance.one("==", "!=", "<", ">=") + " " + term(inner) + ")";
    };
  }

  String scalar() {
    return chance.one(
        "0",
        "1",
        "2",
        "3",
        "-1",
        "1.5",
        "1e2",
        "1.0",
        "true",
        "true",
        "false",
        "null",
        "\"a\"",
        "\"b\"",
        "\"c\"",
        "\"\"",
        "\"x y\"",
        "`raw`",
        "\"é\"",
        "12345678901234567890");
  }

  String variable(Scope scope) {
    if (scope.variables().isEmpty() || chance.percent(2)) {
      return chance.percent(99) ? scalar() : "nowhere";
    }
    return chance.one(scope.variables());
  }

  String place(Scope scope) {
    String place = chance.one(PLACES);
    return switch (chance.below(24)) {
      case 0 -> place + "[" + variable(scope) + "]";
      case 1 -> place + (chance.percent(30) ? "[_]" : "");
      case 2 -> place + "." + chance.one("a", "b", "k", "v");
      default -> place;
    };
  }

  String collection(Scope scope) {
    return chance.percent(75) ? chance.one(COLLECTIONS) : term(scope.inner());
  }

  String several(Scope scope) {
    return IntStream.range(0, chance.below(4))
        .mapToObj(_ -> term(scope))
        .collect(Collectors.joining(", "));
  }

  private String entries(Scope scope) {
    List<String> entries = new ArrayList<>();
    for (String key : List.of("\"a\"", "\"b\"", "1")) {
      if (chance.percent(50)) {
        entries.add((chance.percent(90) ? key : term(scope)) + ": " + term(scope));
      }
    }
    return String.join(", ", entries);
  }

  private String set(Scope scope) {
    String items = several(scope);
    return items.isEmpty() ? "set()" : "{" + items + "}";
  }

  private String comprehended(Scope scope, boolean object) {
    Scope inner = scope.inner();
    String body = bodies.body(inner);
    String head = object ? term(inner) + ": " + term(inner) : term(inner);
    return head + " | " + body;
  }

  private String template(Scope scope) {
    return "$\""
        + chance.one("", "a ")
        + "{"
        + term(scope).replace('`', '"')
        + "}"
        + chance.one("", "!", "{" + variable(scope) + "}")
        + "\"";
  }

  private String arithmetic(Scope scope) {
    String operator = chance.one("+", "-", "*", "/", "%", "&", "|", "-");
    return likely(scope) + " " + operator + " " + likely(scope);
  }

  String call(Scope scope) {
    if (dialect == Dialect.V0 && chance.percent(15)) {
      return chance.one(OLD) + "(" + term(scope) + ")";
    }
    return switch (chance.below(6)) {
      case 0, 1, 2 -> chance.one(ONE) + "(" + likely(scope) + ")";
      case 3, 4 -> {
        String name = chance.one(TWO);
        yield name.equals("sprintf")
            ? "sprintf(\"%v %d\", [" + term(scope) + ", " + term(scope) + "])"
            : name + "(" + likely(scope) + ", " + likely(scope) + ")";
      }
      default ->
          "object.get("
              + chance.one("input", "input.m", "data.d.m", "data.d")
              + ", "
              + term(scope)
              + ", "
              + term(scope)
              + ")";
    };
  }

  /** Often what a built-in takes. */
  private String likely(Scope scope) {
    return chance.percent(85) ? place(scope) : term(scope);
  }
}
