package dev.gavel.benchmarks;

import dev.gavel.engine.Engine;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.Panel;
import dev.gavel.engine.Program;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.value.Value;
import dev.gavel.testkit.cases.RuleCase;
import java.util.List;

/** Rules as JSON, compiled by the native engine. */
public final class NativeRules {
  private static final Engine ENGINE = EngineProvider.named("native").create(EngineConfig.DEFAULT);

  private NativeRules() {}

  static Program program(String json) {
    return ENGINE.compile(source(json)).orThrow();
  }

  static Program program(RuleCase example) {
    return ENGINE.compile(example.source(new Diagnostics())).orThrow();
  }

  public static Panel panel(List<String> rules) {
    return ENGINE.compileAll(rules.stream().map(NativeRules::source).toList()).orThrow();
  }

  private static Source source(String json) {
    Diagnostics mistakes = new Diagnostics();
    Source source =
        new Source.Rules(new RuleReader(mistakes).rules(Value.parse(json), Pointer.ROOT));
    if (mistakes.hasErrors()) {
      throw new IllegalArgumentException(mistakes.errors().toString());
    }
    return source;
  }
}
