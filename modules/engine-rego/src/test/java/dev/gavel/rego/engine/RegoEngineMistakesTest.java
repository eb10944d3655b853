package dev.gavel.rego.engine;

import dev.gavel.engine.EngineProvider;
import dev.gavel.testkit.MistakesContract;

class RegoEngineMistakesTest extends MistakesContract {
  @Override
  protected EngineProvider provider() {
    return new RegoEngine();
  }
}
