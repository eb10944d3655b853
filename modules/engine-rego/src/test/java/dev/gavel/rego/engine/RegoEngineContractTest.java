package dev.gavel.rego.engine;

import dev.gavel.engine.EngineProvider;
import dev.gavel.testkit.EngineContract;

class RegoEngineContractTest extends EngineContract {
  @Override
  protected EngineProvider provider() {
    return new RegoEngine();
  }
}
