package dev.gavel.rules;

import dev.gavel.engine.EngineProvider;
import dev.gavel.testkit.DifferentialContract;

final class NativeRulesDifferentialTest extends DifferentialContract {

  @Override
  protected EngineProvider provider() {
    return new NativeRules();
  }
}
