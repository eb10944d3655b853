package dev.gavel.rego.engine;

import dev.gavel.engine.EngineProvider;
import dev.gavel.testkit.ReadsContract;

class RegoEngineReadsTest extends ReadsContract {
  @Override
  protected EngineProvider provider() {
    return new RegoEngine();
  }
}
