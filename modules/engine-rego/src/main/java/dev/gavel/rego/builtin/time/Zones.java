package dev.gavel.rego.builtin.time;

import dev.gavel.rego.evaluation.BuiltinException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/** Time zones by the names that the IANA gives them. */
final class Zones {
  private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();

  /** Names of the IANA that the JDK leaves out. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "EST", "America/Panama",
          "MST", "America/Phoenix",
          "HST", "Pacific/Honolulu",
          "ROC", "Asia/Taipei",
          "GMT+0", "Etc/GMT",
          "GMT-0", "Etc/GMT");

  private Zones() {}

  static ZoneId named(String name) {
    if (name.isEmpty() || name.equals("UTC")) {
      return ZoneOffset.UTC;
    }
    if (name.equals("Local")) {
      return ZoneId.systemDefault();
    }
    if (name.contains("..") || name.startsWith("/") || name.startsWith("\\")) {
      throw BuiltinException.failed("time: invalid location name");
    }
    String region = OTHERS.getOrDefault(name, name);
    if (KNOWN.contains(region) && !region.startsWith("SystemV/")) {
      return ZoneId.of(region);
    }
    throw BuiltinException.failed("unknown time zone " + name);
  }
}
