package dev.gavel.benchmarks.peers;

import com.optimizely.ab.Optimizely;
import com.optimizely.ab.OptimizelyUserContext;
import com.optimizely.ab.optimizelydecision.OptimizelyDecideOption;
import com.optimizely.ab.optimizelydecision.OptimizelyDecision;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Optimizely from a datafile in memory, without events. User contexts are made before; the SDK
 * copies them in each call.
 */
final class OptimizelyFlags implements Evaluator {
  private static final List<OptimizelyDecideOption> QUIET =
      List.of(
          OptimizelyDecideOption.DISABLE_DECISION_EVENT, OptimizelyDecideOption.EXCLUDE_VARIABLES);

  private final OptimizelyUserContext[] users;

  OptimizelyFlags(List<User> users) {
    Optimizely optimizely =
        Optimizely.builder().withDatafile(datafile()).withEventProcessor(event -> {}).build();
    this.users =
        users.stream()
            .map(user -> optimizely.createUserContext(user.id(), attributes(user)))
            .toArray(OptimizelyUserContext[]::new);
  }

  private static Map<String, Object> attributes(User user) {
    return Map.of("country", user.country(), "app_version", user.version());
  }

  private static String datafile() {
    return """
    {"version":"4","accountId":"1","projectId":"1","revision":"1","anonymizeIP":true,
     "experiments":[],"groups":[],"events":[],"variables":[],"audiences":[],
     "attributes":[{"id":"1","key":"country"},{"id":"2","key":"app_version"}],
     "typedAudiences":[{"id":"9","name":"invited","conditions":["and",
       ["or",%s],
       {"type":"custom_attribute","name":"app_version","match":"semver_ge","value":"%s"}]}],
     "featureFlags":[%s],
     "rollouts":[%s]}
    """
        .formatted(
            Flags.COUNTRIES.stream()
                .map(OptimizelyFlags::isCountry)
                .collect(Collectors.joining(",")),
            Flags.OLDEST_VERSION,
            Flags.joined(OptimizelyFlags::flag),
            Flags.joined(OptimizelyFlags::rollout));
  }

  private static String isCountry(String country) {
    return """
    {"type":"custom_attribute","name":"country","match":"exact","value":"%s"}\
    """
        .formatted(country);
  }

  private static String flag(int flag) {
    return """
    {"id":"f%1$d","key":"%2$s","rolloutId":"r%1$d","experimentIds":[],"variables":[]}
    """
        .formatted(flag, Flags.key(flag));
  }

  private static String rollout(int flag) {
    return """
    {"id":"r%1$d","experiments":[{"id":"e%2$d","key":"e%2$d","status":"Running","layerId":"r%1$d",
      "audienceIds":["9"],"audienceConditions":["or","9"],"forcedVariations":{},
      "variations":[{"id":"v%1$d","key":"on","featureEnabled":true,"variables":[]}],
      "trafficAllocation":[{"entityId":"v%1$d","endOfRange":%3$d}]}]}
    """
        .formatted(flag, 10_000 + flag * 7919, Flags.PERCENT * 100);
  }

  @Override
  public boolean isOn(int flag, int user) {
    return users[user].decide(Flags.key(flag), QUIET).getEnabled();
  }

  @Override
  public Map<String, OptimizelyDecision> all(int user) {
    return users[user].decideAll(QUIET);
  }
}
