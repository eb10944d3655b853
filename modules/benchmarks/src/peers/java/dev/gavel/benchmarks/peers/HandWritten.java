package dev.gavel.benchmarks.peers;

import dev.gavel.engine.Context;
import dev.gavel.engine.hash.Murmur3;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one writes for one flag in plain Java, over the input that Gavel has: the floor for it. */
final class HandWritten implements Evaluator {
  private static final Set<String> COUNTRIES = new HashSet<>(Flags.COUNTRIES);

  private final Context[] users;

  HandWritten(List<User> users) {
    this.users =
        users.stream()
            .map(user -> Context.of(GavelPrograms.attributes(user)))
            .toArray(Context[]::new);
  }

  @Override
  public boolean isOn(int flag, int user) {
    return users[user].input() instanceof ObjectValue attributes
        && attributes.get("country") instanceof StringValue(String country)
        && COUNTRIES.contains(country)
        && attributes.get("app_version") instanceof StringValue(String version)
        && isRecent(version)
        && attributes.get("user_id") instanceof StringValue(String id)
        && isInHalf(id, Flags.key(flag));
  }

  /** At least 2.3.0. Knows only plain versions of three numbers, as such code tends to. */
  static boolean isRecent(String version) {
    int firstDot = version.indexOf('.');
    int secondDot = version.indexOf('.', firstDot + 1);
    int major = Integer.parseInt(version, 0, firstDot, 10);
    int minor = Integer.parseInt(version, firstDot + 1, secondDot, 10);
    int patch = Integer.parseInt(version, secondDot + 1, version.length(), 10);
    return major > 2 || (major == 2 && (minor > 3 || (minor == 3 && patch >= 0)));
  }

  static boolean isInHalf(String id, String flag) {
    int hash = Murmur3.hash((id + flag).getBytes(StandardCharsets.UTF_8), 0);
    return Integer.remainderUnsigned(hash, 10_000) < Flags.PERCENT * 100;
  }
}
