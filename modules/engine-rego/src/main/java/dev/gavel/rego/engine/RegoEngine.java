package dev.gavel.rego.engine;

import dev.gavel.conditions.check.Check;
import dev.gavel.conditions.check.CheckedRule;
import dev.gavel.conditions.explain.Explain;
import dev.gavel.conditions.normalise.Normal;
import dev.gavel.conditions.normalise.Normalise;
import dev.gavel.conditions.order.Order;
import dev.gavel.conditions.reads.FindReads;
import dev.gavel.engine.Compilation;
import dev.gavel.engine.Engine;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.Panel;
import dev.gavel.engine.Program;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place;
import dev.gavel.rego.Policies;
import dev.gavel.rego.PoliciesBuilder;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.ruletree.Translate;
import dev.gavel.rego.ruletree.Translation;
import java.util.List;
import java.util.Set;

/** Policies compiled as they are, and rule trees after their translation. */
public final class RegoEngine implements EngineProvider {

  public RegoEngine() {}

  @Override
  public String id() {
    return "rego";
  }

  @Override
  public Set<Class<? extends Source>> sources() {
    return Set.of(Source.Rules.class, Source.Policies.class);
  }

  @Override
  public Engine create(EngineConfig config) {
    return new Compiler(config.strict());
  }

  private record Compiler(boolean strict) implements Engine {
    @Override
    public Compilation<Program> compile(Source source) {
      return switch (source) {
        case Source.Rules rules -> rules(rules, strict);
        case Source.Policies policies -> policies(policies, strict);
      };
    }

    /** Sources of one document share segments, whose mistakes are found once when read together. */
    @Override
    public Compilation<Panel> compileAll(List<? extends Source> sources) {
      Diagnostics mistakes = new Diagnostics();
      Check.sources(sources.stream().filter(Source.Rules.class::isInstance).toList(), mistakes);
      return mistakes.hasErrors()
          ? new Compilation.Rejected<>(mistakes.errors().stream().distinct().toList())
          : Engine.super.compileAll(sources);
    }
  }

  private static Compilation<Program> rules(Source.Rules source, boolean strict) {
    Diagnostics mistakes = new Diagnostics();
    List<CheckedRule> checked = Check.sources(List.of(source), mistakes).getFirst();
    if (mistakes.hasErrors()) {
      return new Compilation.Rejected<>(mistakes.errors());
    }
    Normal normal = new Normalise(strict).rules(checked);
    Normal ordered = strict ? normal : new Order().cheapFirst(normal);
    Translation translation = Translate.rules(ordered);
    Policies policies =
        Policies.builder()
            .module(Translation.FILE, translation.rego())
            .data(translation.data())
            .compile();
    return new Compilation.Compiled<>(
        new RuleTreeProgram(
            policies.query(Translation.QUERY),
            translation,
            new Explain(checked, strict),
            new FindReads().of(ordered),
            strict));
  }

  private static Compilation<Program> policies(Source.Policies source, boolean strict) {
    try {
      PoliciesBuilder builder = Policies.builder().data(source.data());
      source.modules().forEach(builder::module);
      Policies policies = builder.compile();
      return new Compilation.Compiled<>(new PolicyProgram(policies.query(source.query()), strict));
    } catch (RejectedException rejected) {
      return new Compilation.Rejected<>(
          rejected.mistakes().stream().map(RegoEngine::diagnostic).toList());
    }
  }

  private static Diagnostic diagnostic(Mistake mistake) {
    return Diagnostic.error(
        mistake.code(),
        new Place.File(mistake.at().file(), mistake.at().row(), mistake.at().column()),
        mistake.message(),
        String.join("; ", mistake.details()));
  }
}
