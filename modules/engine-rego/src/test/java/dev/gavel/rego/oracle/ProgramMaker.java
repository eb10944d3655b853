package dev.gavel.rego.oracle;

import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.rego.syntax.tree.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes up a program from a number, always the same one. Rules use those before them; most programs
 * compile, and most rules are defined.
 */
final class ProgramMaker {
  private static final String DATA =
      """
      {"d": {"n": 2, "xs": [1, 2, 3], "s": "b", "m": {"a": 1, "b": [1, 2], "c": {"x": "y"}},
             "os": [{"k": "a", "v": 1}, {"k": "b", "v": [2]}, {"k": "c"}]}}\
      """;
  private static final String[] INPUTS = {
    """
    {"n": 1, "s": "a", "xs": [3, 1, 2], "m": {"a": "x", "b": [1, 2]},
     "os": [{"k": "a", "v": 1}, {"k": "b", "v": null}]}\
    """,
    """
    {"n": 2.5, "s": "x y", "xs": [], "m": {"a": {"a": true}, "b": {"b": false}},
     "os": [{"k": "b", "v": "b"}]}\
    """
  };

  /** The language that a program is written in. */
  record Language(Dialect dialect, boolean hasIn, boolean hasLogic, String imports) {}

  private final Chance chance;
  private final Language language;
  private final RuleNames rules;

  private ProgramMaker(Chance chance) {
    this.chance = chance;
    this.language = language(chance);
    this.rules = new RuleNames(chance);
  }

  static Program program(long seed) {
    ProgramMaker maker = new ProgramMaker(new Chance(seed));
    Map<String, String> modules = new LinkedHashMap<>();
    modules.put("p.rego", maker.module("p", "r", 1 + maker.chance.below(4)));
    if (maker.chance.percent(25)) {
      String other = maker.chance.one("p", "p.q", "p.q", "other");
      String prefix = maker.chance.one("s", "s", "s", "s", "s", "r");
      modules.put("q.rego", maker.module(other, prefix, 1 + maker.chance.below(3)));
    }
    return new Program(
        seed, maker.language.dialect, modules, object(DATA), object(maker.chance.one(INPUTS)));
  }

  private static ObjectValue object(String json) {
    return (ObjectValue) JsonReader.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Language language(Chance chance) {
    return switch (chance.below(10)) {
      case 0 -> new Language(Dialect.V0, false, false, "");
      case 1 -> new Language(Dialect.V0, true, false, "import future.keywords\n");
      case 2 -> new Language(Dialect.V0, true, false, "import future.keywords.every\n");
      case 3 -> new Language(Dialect.V1, true, true, "import rego.v2\n");
      case 4, 5 ->
          new Language(
              Dialect.V1,
              true,
              true,
              """
              import future.keywords.not
              import future.keywords.and
              import future.keywords.or
              """);
      default -> new Language(Dialect.V1, true, false, "import input.m as mm\n");
    };
  }

  private String module(String name, String prefix, int count) {
    StringBuilder text = new StringBuilder("package " + name + "\n" + language.imports + "\n");
    TermMaker terms = new TermMaker(chance, language.dialect, rules);
    StatementMaker statements = new StatementMaker(chance, language, rules, terms);
    RuleMaker maker = new RuleMaker(chance, language, rules, terms, statements);
    for (int i = 0; i < count; i++) {
      text.append(maker.rules(prefix + i)).append('\n');
    }
    return text.toString();
  }
}
