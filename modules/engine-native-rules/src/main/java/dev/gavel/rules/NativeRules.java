package dev.gavel.rules;

import dev.gavel.engine.Engine;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.Source;
import java.util.Set;

/** Makes the engine known to those who look for one. */
public final class NativeRules implements EngineProvider {

  public NativeRules() {}

  @Override
  public String id() {
    return "native";
  }

  @Override
  public Set<Class<? extends Source>> sources() {
    return Set.of(Source.Rules.class);
  }

  @Override
  public Engine create(EngineConfig config) {
    return new RuleCompiler(config.strict());
  }

  @Override
  public boolean isCheaperThanLookingUp() {
    return true;
  }
}
