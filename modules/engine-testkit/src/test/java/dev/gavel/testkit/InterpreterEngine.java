package dev.gavel.testkit;

import dev.gavel.engine.Compilation;
import dev.gavel.engine.Context;
import dev.gavel.engine.Engine;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.Explanation;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Program;
import dev.gavel.engine.Source;
import dev.gavel.engine.rule.Rule;
import dev.gavel.testkit.reference.Reference;
import java.util.List;
import java.util.Set;

/** The interpreter as an engine, to see that the contracts hold of it. */
final class InterpreterEngine implements EngineProvider {

  @Override
  public String id() {
    return "interpreter";
  }

  @Override
  public Set<Class<? extends Source>> sources() {
    return Set.of(Source.Rules.class);
  }

  @Override
  public Engine create(EngineConfig config) {
    return source -> {
      Source.Rules rules = (Source.Rules) source;
      return Reference.accepts(rules)
          ? new Compilation.Compiled<>(new Interpreted(rules, config.strict()))
          : new Compilation.Rejected<>(List.of());
    };
  }

  private record Interpreted(Source.Rules source, boolean strict) implements Program {
    @Override
    public Outcome evaluate(Context context) {
      return Reference.evaluate(source, context, strict);
    }

    @Override
    public Explanation explain(Context context) {
      Outcome outcome = evaluate(context);
      return new Explanation(
          outcome,
          source.rules().rules().stream()
              .filter(rule -> outcome.isTrue() && Reference.holds(rule.when(), source, context))
              .map(Rule::place)
              .findFirst()
              .orElse(null),
          List.of());
    }
  }
}
