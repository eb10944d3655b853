package dev.gavel.testkit;

import dev.gavel.engine.EngineProvider;

/** That the contract asks for nothing that its own interpreter does not do. */
final class InterpreterTest extends DifferentialContract {

  @Override
  protected EngineProvider provider() {
    return new InterpreterEngine();
  }
}
