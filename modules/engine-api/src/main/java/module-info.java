import org.jspecify.annotations.NullMarked;

/** What an engine is: the values it works on, what it compiles, and what it answers. */
@NullMarked
module dev.gavel.engine {
  requires static transitive org.jspecify;

  exports dev.gavel.engine;
  exports dev.gavel.engine.diagnostic;
  exports dev.gavel.engine.hash;
  exports dev.gavel.engine.rule;
  exports dev.gavel.engine.value;

  uses dev.gavel.engine.EngineProvider;
}
