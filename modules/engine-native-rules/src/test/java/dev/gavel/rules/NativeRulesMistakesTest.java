package dev.gavel.rules;

import dev.gavel.engine.EngineProvider;
import dev.gavel.testkit.MistakesContract;

final class NativeRulesMistakesTest extends MistakesContract {

  @Override
  protected EngineProvider provider() {
    return new NativeRules();
  }
}
