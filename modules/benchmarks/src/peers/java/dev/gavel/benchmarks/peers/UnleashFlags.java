package dev.gavel.benchmarks.peers;

import io.getunleash.DefaultUnleash;
import io.getunleash.Unleash;
import io.getunleash.UnleashContext;
import io.getunleash.event.ClientFeaturesResponse;
import io.getunleash.util.UnleashConfig;
import io.getunleash.util.UnleashScheduledExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * Unleash's client, which asks an engine in Rust. Its flags are the bootstrap, and nothing it wants
 * to do in the background is done. Contexts are made before; the SDK encodes them in each call.
 * What it counts for its metrics it counts in the engine, which nothing switches off.
 */
final class UnleashFlags implements Evaluator {
  private final Unleash unleash;
  private final UnleashContext[] users;

  UnleashFlags(List<User> users) {
    this.unleash =
        new DefaultUnleash(
            UnleashConfig.builder()
                .appName("benchmarks")
                .instanceId("benchmarks")
                .unleashAPI("http://127.0.0.1:9/api")
                .backupFile(unusedFile().toString())
                .toggleBootstrapProvider(() -> Optional.of(features()))
                .unleashFeatureFetcherFactory(_ -> ClientFeaturesResponse::notChanged)
                .scheduledExecutor(new Idle())
                .disablePolling()
                .disableMetrics()
                .build());
    this.users = users.stream().map(UnleashFlags::context).toArray(UnleashContext[]::new);
  }

  /** A backup would be read in place of the bootstrap. */
  private static Path unusedFile() {
    try {
      Path file = Files.createTempFile("unleash", ".json");
      Files.delete(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static UnleashContext context(User user) {
    return UnleashContext.builder()
        .userId(user.id())
        .addProperty("country", user.country())
        .addProperty("app_version", user.version())
        .build();
  }

  private static String features() {
    return "{\"version\":2,\"features\":[" + Flags.joined(UnleashFlags::feature) + "]}";
  }

  private static String feature(int flag) {
    return """
    {"name":"%1$s","type":"release","enabled":true,"variants":[],"strategies":[{
      "name":"flexibleRollout",
      "parameters":{"rollout":"%4$d","stickiness":"userId","groupId":"%1$s"},
      "constraints":[
        {"contextName":"country","operator":"IN","values":[%2$s]},
        {"contextName":"app_version","operator":"SEMVER_LT","value":"%3$s","inverted":true}]}]}
    """
        .formatted(Flags.key(flag), Flags.countriesJson(), Flags.OLDEST_VERSION, Flags.PERCENT);
  }

  @Override
  public boolean isOn(int flag, int user) {
    return unleash.isEnabled(Flags.key(flag), users[user]);
  }

  @Override
  public void close() {
    unleash.shutdown();
  }

  /** Runs nothing. */
  private static final class Idle implements UnleashScheduledExecutor {
    @Override
    public void setInterval(Runnable task, long initialDelay, long period) {}

    @Override
    public Future<Void> scheduleOnce(Runnable task) {
      return CompletableFuture.completedFuture(null);
    }
  }
}
