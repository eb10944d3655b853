package dev.gavel.rego.builtin.time;

import dev.gavel.rego.evaluation.BuiltinException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/** Time zones by the names that the IANA gives them. */
final class Zones {
  private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();

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
    if (KNOWN.contains(name) && !name.startsWith("SystemV/")) {
      return ZoneId.of(name);
    }
    throw BuiltinException.failed("unknown time zone " + name);
  }
}
