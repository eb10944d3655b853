package dev.gavel.benchmarks.peers;

import com.launchdarkly.logging.LDLogLevel;
import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.server.Components;
import com.launchdarkly.sdk.server.FeatureFlagsState;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.LDConfig;
import com.launchdarkly.sdk.server.integrations.FileData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** LaunchDarkly's server SDK, its flags from a file, without events. Contexts are made before. */
final class LaunchDarkly implements Evaluator {
  private final LDClient client;
  private final LDContext[] users;

  LaunchDarkly(List<User> users) {
    try (FlagFile file = FlagFile.of("{\"flags\":{" + Flags.joined(LaunchDarkly::flag) + "}}")) {
      this.client =
          new LDClient(
              "sdk-key-of-nobody",
              new LDConfig.Builder()
                  .dataSource(FileData.dataSource().filePaths(file.path()))
                  .events(Components.noEvents())
                  .diagnosticOptOut(true)
                  .logging(Components.logging().level(LDLogLevel.WARN))
                  .build());
    }
    this.users = users.stream().map(LaunchDarkly::context).toArray(LDContext[]::new);
  }

  private static LDContext context(User user) {
    return LDContext.builder(user.id())
        .set("country", user.country())
        .set("app_version", user.version())
        .build();
  }

  private static String flag(int flag) {
    return """
    "%1$s":{"key":"%1$s","version":1,"on":true,"salt":"%1$s","variations":[true,false],
      "offVariation":1,"fallthrough":{"variation":1},"targets":[],"prerequisites":[],
      "rules":[{"id":"rule",
        "clauses":[
          {"attribute":"country","op":"in","values":[%2$s],"negate":false},
          {"attribute":"app_version","op":"semVerLessThan","values":["%3$s"],"negate":true}],
        "rollout":{"variations":[
          {"variation":0,"weight":%4$d},{"variation":1,"weight":%5$d}]}}]}
    """
        .formatted(
            Flags.key(flag),
            Flags.countriesJson(),
            Flags.OLDEST_VERSION,
            Flags.PERCENT * 1000,
            (100 - Flags.PERCENT) * 1000);
  }

  @Override
  public boolean isOn(int flag, int user) {
    return client.boolVariation(Flags.key(flag), users[user], false);
  }

  @Override
  public FeatureFlagsState all(int user) {
    return client.allFlagsState(users[user]);
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
