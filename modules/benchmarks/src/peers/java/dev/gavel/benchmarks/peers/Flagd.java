package dev.gavel.benchmarks.peers;

import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import java.util.List;
import java.util.Map;

/**
 * OpenFeature's SDK over the flagd provider, which evaluates JsonLogic in the process, its flags
 * from a file. Contexts are made before; the SDK merges them with its own in each call.
 */
final class Flagd implements Evaluator {
  private final FlagFile file =
      FlagFile.of("{\"flags\":{" + Flags.joined(Flagd::flag) + "}}"); // polled for changes
  private final Client client;
  private final EvaluationContext[] users;

  Flagd(List<User> users) {
    OpenFeatureAPI api = OpenFeatureAPI.getInstance();
    api.setProviderAndWait(
        new FlagdProvider(
            FlagdOptions.builder()
                .resolverType(Config.Resolver.FILE)
                .offlineFlagSourcePath(file.path().toString())
                .deadline(60_000) // a busy machine needs more than the one second it has else
                .build()));
    this.client = api.getClient();
    this.users = users.stream().map(Flagd::context).toArray(EvaluationContext[]::new);
  }

  private static EvaluationContext context(User user) {
    return new ImmutableContext(
        user.id(),
        Map.of("country", new Value(user.country()), "app_version", new Value(user.version())));
  }

  private static String flag(int flag) {
    return """
    "%1$s":{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"off",
      "targeting":{"if":[
        {"and":[
          {"in":[{"var":"country"},[%2$s]]},
          {"sem_ver":[{"var":"app_version"},">=","%3$s"]}]},
        {"fractional":[{"cat":["%1$s",{"var":"targetingKey"}]},["on",%4$d],["off",%5$d]]},
        "off"]}}
    """
        .formatted(
            Flags.key(flag),
            Flags.countriesJson(),
            Flags.OLDEST_VERSION,
            Flags.PERCENT,
            100 - Flags.PERCENT);
  }

  @Override
  public boolean isOn(int flag, int user) {
    return client.getBooleanValue(Flags.key(flag), false, users[user]);
  }

  @Override
  public void close() {
    OpenFeatureAPI.getInstance().shutdown();
    file.close();
  }
}
