package dev.gavel.rego.engine;

import dev.gavel.engine.EngineProvider;
import dev.gavel.testkit.DifferentialContract;

class RegoEngineDifferentialTest extends DifferentialContract {
  @Override
  protected EngineProvider provider() {
    return new RegoEngine();
  }
}
