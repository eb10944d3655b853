import org.jspecify.annotations.NullMarked;

/** Rule trees compiled for the JVM. Nothing is exported: the engine is found by its id. */
@NullMarked
module dev.gavel.rules {
  requires static org.jspecify;
  requires dev.gavel.conditions;
  requires dev.gavel.engine;

  provides dev.gavel.engine.EngineProvider with
      dev.gavel.rules.NativeRules;
}
