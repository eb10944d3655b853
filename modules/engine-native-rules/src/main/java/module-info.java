import org.jspecify.annotations.NullMarked;

/** Rule trees compiled for the JVM. Nothing is exported: the engine is found by its id. */
@NullMarked
@SuppressWarnings("requires-automatic") // re2j has no module descriptor, and nothing else is linear
module dev.gavel.rules {
  requires static org.jspecify;
  requires dev.gavel.engine;
  requires re2j;

  provides dev.gavel.engine.EngineProvider with
      dev.gavel.rules.NativeRules;
}
