package dev.gavel.rules;

import dev.gavel.engine.EngineProvider;
import dev.gavel.testkit.PanelContract;

final class NativeRulesPanelTest extends PanelContract {

  @Override
  protected EngineProvider provider() {
    return new NativeRules();
  }
}
