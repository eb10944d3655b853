package dev.gavel.benchmarks.load;

import dev.gavel.benchmarks.SampleSnapshot;
import dev.gavel.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** A directory that a publisher writes to and a service polls. */
final class PublishedSnapshots {
  /** A service that is at most this many versions late still finds what it was pointed to. */
  private static final int KEPT = 10;

  private final Path directory;
  private final Path environment;

  PublishedSnapshots(Path directory) throws IOException {
    this.directory = directory;
    environment = directory.resolve("configs").resolve(SampleSnapshot.ENVIRONMENT);
    Files.createDirectories(environment.resolve("snapshots"));
  }

  /** The snapshot first, and the pointer to it by a rename, so that nobody reads half of either. */
  void publish(long version, int experiments) throws IOException {
    Files.writeString(snapshot(version), SampleSnapshot.json(version, experiments));
    Path pointer = environment.resolve("version.json");
    Path next = environment.resolve("version.next");
    Files.writeString(
        next, "{\"version\":%1$d,\"snapshot\":\"snapshots/%1$d.json\"}".formatted(version));
    Files.move(next, pointer, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(snapshot(version - KEPT));
  }

  private Path snapshot(long version) {
    return environment.resolve("snapshots").resolve(version + ".json");
  }

  /** Of a service on a free port that serves what is published here. */
  ServerSettings settings(String pollInterval) {
    return ServerSettings.read(
        Map.of(
            "GAVEL_HOST",
            "127.0.0.1",
            "DECISION_SERVICE_PORT",
            "0",
            "CONFIG_BASE_URL",
            directory.resolve("configs").toUri().toString(),
            "GAVEL_ENVIRONMENTS",
            SampleSnapshot.ENVIRONMENT,
            "GAVEL_STATE_DIR",
            directory.resolve("state").toString(),
            "GAVEL_POLL_INTERVAL",
            pollInterval));
  }
}
