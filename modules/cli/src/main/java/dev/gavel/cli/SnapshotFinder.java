package dev.gavel.cli;

import dev.gavel.cli.terminal.CliException;
import dev.gavel.cli.terminal.Input;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.decider.CompiledSnapshot;
import dev.gavel.decider.SnapshotCompiler;
import dev.gavel.engine.EngineConfig;
import dev.gavel.experiments.Reading;
import dev.gavel.experiments.Snapshot;
import dev.gavel.experiments.SnapshotReader;
import dev.gavel.experiments.feed.FeedSettings;
import dev.gavel.experiments.feed.FeedStatus;
import dev.gavel.experiments.feed.Prepared;
import dev.gavel.experiments.feed.SnapshotFeed;
import dev.gavel.experiments.source.SnapshotSource;
import dev.gavel.experiments.source.SnapshotSources;
import dev.gavel.server.ServerSettings;
import java.time.InstantSource;

/**
 * Finds an environment's snapshot as a service with these settings would, or takes one from a file;
 * ready to decide on.
 */
final class SnapshotFinder {
  private final String environment;
  private final ServerSettings settings;
  private final SnapshotCompiler compiler;

  SnapshotFinder(String environment, ServerSettings settings) {
    this.environment = environment;
    this.settings = settings;
    this.compiler =
        new SnapshotCompiler(
            Engines.named(settings.engine()).create(new EngineConfig(settings.strict())));
  }

  CompiledSnapshot inFile(String file, Terminal terminal) {
    String shown = Input.shown(file);
    return switch (SnapshotReader.read(Input.read(file, terminal))) {
      case Reading.Refused refused -> throw new MistakesException(shown, refused.mistakes());
      case Reading.Accepted accepted -> compile(shown, accepted.snapshot());
    };
  }

  private CompiledSnapshot compile(String file, Snapshot snapshot) {
    if (snapshot.environment() != null && !snapshot.environment().equals(environment)) {
      throw new CliException(
          "%s: this snapshot is for %s, not for %s"
              .formatted(file, snapshot.environment(), environment));
    }
    return switch (compiler.prepare(environment, snapshot)) {
      case Prepared.Ready<CompiledSnapshot>(CompiledSnapshot ready) -> ready;
      case Prepared.Refused<CompiledSnapshot> refused ->
          throw new MistakesException(file, refused.mistakes());
    };
  }

  /** What is published now; the feed of a service looks once, and is closed again. */
  CompiledSnapshot published() {
    try (SnapshotSource source = SnapshotSources.open(settings.configBase());
        SnapshotFeed<CompiledSnapshot> feed =
            new SnapshotFeed<>(
                environment, source, compiler, FeedSettings.DEFAULT, InstantSource.system())) {
      feed.poll();
      CompiledSnapshot found = feed.current();
      if (found == null) {
        throw missing(feed.status());
      }
      return found;
    } catch (IllegalArgumentException wrongAddress) {
      throw CliException.wrongUsage(String.valueOf(wrongAddress.getMessage()));
    }
  }

  private static RuntimeException missing(FeedStatus status) {
    FeedStatus.Refusal refusal = status.refusal();
    if (refusal != null) {
      return new MistakesException(refusal.document(), refusal.mistakes());
    }
    FeedStatus.Trouble unreachable = status.source();
    return new CliException(
        "there is no snapshot for %s: %s"
            .formatted(
                status.environment(),
                unreachable == null ? "nobody knows why" : unreachable.reason()));
  }
}
