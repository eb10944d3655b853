package dev.gavel.cli.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Snapshots in a directory, and users to decide on. Who is eligible depends on the age, on the
 * country and on both, so that each user asks for answers of their own and for shared ones.
 */
record Snapshots(Path directory) {
  static final String ENVIRONMENT = "prod";

  /** Publishes a snapshot in which a person is an adult from that age on. */
  void publish(int version, int adultFrom) {
    try {
      Path prod = Files.createDirectories(directory.resolve(ENVIRONMENT));
      String name = "experiments-" + version + ".json";
      Files.writeString(prod.resolve(name), snapshot(version, adultFrom));
      Path pointer = prod.resolve("version.json.new");
      Files.writeString(
          pointer, "{\"version\": %d, \"snapshot\": \"%s\"}".formatted(version, name));
      Files.move(pointer, prod.resolve("version.json"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String snapshot(int version, int adultFrom) {
    return """
    {"version": %1$d, "environment": "prod", "experiments": [
      {"id": "1", "key": "adults", "enabled": true,
       "rules": [{"conditions": [{"attribute": "age", "operator": "gte", "value": %2$d}]}],
       "variants": [{"id": "v1", "key": "on"}],
       "allocations": [{"variant": "on", "from": 0, "to": 9999}]},
      {"id": "2", "key": "at-home", "enabled": true,
       "rules": [{"conditions": [
         {"attribute": "country", "operator": "in", "value": ["DE", "FR"]}]}],
       "variants": [{"id": "v2", "key": "on"}],
       "allocations": [{"variant": "on", "from": 0, "to": 9999}]},
      {"id": "3", "key": "young-abroad", "enabled": true,
       "rules": [{"conditions": [
         {"attribute": "age", "operator": "lt", "value": %2$d},
         {"attribute": "country", "operator": "not_in", "value": ["DE", "FR"]}]}],
       "variants": [{"id": "v3", "key": "on"}],
       "allocations": [{"variant": "on", "from": 0, "to": 9999}]}
    ]}
    """
        .formatted(version, adultFrom);
  }

  /** The body of a request about the user of that number; each has an age of their own. */
  static String user(long number) {
    String country = number % 3 == 0 ? "DE" : "BR";
    return """
    {"user_key": "user-%1$d", "env": "prod", "context": {"age": %1$d, "country": "%2$s"}}\
    """
        .formatted(number, country);
  }
}
