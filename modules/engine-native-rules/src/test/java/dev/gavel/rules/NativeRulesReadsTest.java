package dev.gavel.rules;

import dev.gavel.engine.EngineProvider;
import dev.gavel.testkit.ReadsContract;

final class NativeRulesReadsTest extends ReadsContract {

  @Override
  protected EngineProvider provider() {
    return new NativeRules();
  }
}
