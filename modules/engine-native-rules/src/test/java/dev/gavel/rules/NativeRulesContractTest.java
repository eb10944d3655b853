package dev.gavel.rules;

import dev.gavel.engine.EngineProvider;
import dev.gavel.testkit.EngineContract;

final class NativeRulesContractTest extends EngineContract {

  @Override
  protected EngineProvider provider() {
    return new NativeRules();
  }
}
