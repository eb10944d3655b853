import org.jspecify.annotations.NullMarked;

/** Rego, the language of Open Policy Agent, compiled and run in the process. */
@NullMarked
@SuppressWarnings({
  "requires-automatic", // RE2/J has no module descriptor
  "module" // the benchmarks, which fuzz the parts by themselves, are compiled after it
})
module dev.gavel.rego {
  requires static org.jspecify;
  requires dev.gavel.conditions;
  requires transitive dev.gavel.engine;
  requires transitive java.net.http;
  requires org.snakeyaml.engine;
  requires re2j;

  exports dev.gavel.rego;
  exports dev.gavel.rego.builtin;
  exports dev.gavel.rego.diagnostic;
  exports dev.gavel.rego.evaluation;
  exports dev.gavel.rego.opacases;
  exports dev.gavel.rego.plan to
      dev.gavel.benchmarks;
  exports dev.gavel.rego.syntax to
      dev.gavel.benchmarks;
  exports dev.gavel.rego.syntax.format to
      dev.gavel.benchmarks;
  exports dev.gavel.rego.syntax.parse to
      dev.gavel.benchmarks;
  exports dev.gavel.rego.syntax.tree;
  exports dev.gavel.rego.test;
  exports dev.gavel.rego.type;

  uses dev.gavel.rego.BuiltinLibrary;

  provides dev.gavel.engine.EngineProvider with
      dev.gavel.rego.engine.RegoEngine;
}
