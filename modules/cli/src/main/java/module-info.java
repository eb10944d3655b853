import org.jspecify.annotations.NullMarked;

/** The gavel command. */
@NullMarked
@SuppressWarnings("requires-automatic") // HdrHistogram has no module descriptor
module dev.gavel.cli {
  requires HdrHistogram;
  requires static transitive org.jspecify;
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires com.github.benmanes.caffeine;
  requires dev.gavel.cache;
  requires dev.gavel.decider;
  requires dev.gavel.engine;
  requires dev.gavel.experiments;
  requires dev.gavel.rego;
  requires dev.gavel.server;
  requires dev.gavel.testkit;
  requires info.picocli;
  requires org.slf4j;

  provides ch.qos.logback.classic.spi.Configurator with
      dev.gavel.cli.log.Logs;

  opens dev.gavel.cli to
      info.picocli;
  opens dev.gavel.cli.bench to
      info.picocli;
  opens dev.gavel.cli.rego to
      info.picocli;

  uses dev.gavel.engine.EngineProvider;
  uses dev.gavel.rego.BuiltinLibrary;
}
