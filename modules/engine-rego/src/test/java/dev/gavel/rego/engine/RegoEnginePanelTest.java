package dev.gavel.rego.engine;

import dev.gavel.engine.EngineProvider;
import dev.gavel.testkit.PanelContract;

class RegoEnginePanelTest extends PanelContract {
  @Override
  protected EngineProvider provider() {
    return new RegoEngine();
  }
}
