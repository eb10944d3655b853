package dev.gavel.rego.engine;

import dev.gavel.engine.Engine;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.Source;
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
}
