package dev.gavel.experiments.feed;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.value.JsonException;
import dev.gavel.engine.value.JsonLimits;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code version.json} says: which version is current, and where its snapshot is.
 *
 * @param snapshot where the snapshot stands, from the environment's folder on
 * @param sha256 of the snapshot's bytes, in lower-case hex; null when it is not said
 */
record VersionPointer(long version, String snapshot, @Nullable String sha256) {
  private static final String DEFAULT_SNAPSHOT = "config.json";
  private static final JsonLimits LIMITS =
      JsonLimits.DEFAULT.withMaxBytes(16 << 10).withMaxDepth(8);
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");
  private static final int MAX_PATH = 1024;

  /** Reads the document of that name; what it says beyond the three fields is not looked at. */
  static VersionPointer read(String document, byte[] json) throws RefusedException {
    Diagnostics mistakes = new Diagnostics();
    VersionPointer pointer = read(json, mistakes);
    if (mistakes.hasErrors()) {
      throw new RefusedException(document, mistakes.errors());
    }
    return pointer;
  }

  private static VersionPointer read(byte[] json, Diagnostics mistakes) {
    ObjectValue fields = ObjectValue.EMPTY;
    try {
      if (JsonReader.read(json, LIMITS) instanceof ObjectValue object) {
        fields = object;
      }
    } catch (JsonException unreadable) {
      mistakes.add(Diagnostic.of(unreadable));
      return new VersionPointer(0, DEFAULT_SNAPSHOT, null);
    }
    return new VersionPointer(
        version(fields.get("version"), mistakes),
        snapshot(fields.get("snapshot"), mistakes),
        sha256(fields.get("sha256"), mistakes));
  }

  private static long version(@Nullable Value value, Diagnostics mistakes) {
    if (value instanceof NumberValue number) {
      try {
        long version = number.decimal().longValueExact();
        if (version >= 0) {
          return version;
        }
      } catch (ArithmeticException fractionOrTooLarge) {
        // told below, as for everything else that is no version
      }
    }
    mistakes.error(
        "invalid_version",
        Pointer.ROOT.member("version"),
        "the version is " + described(value),
        "an integer from 0 on is expected, as in {\"version\": 3}");
    return 0;
  }

  private static String described(@Nullable Value value) {
    if (value == null) {
      return "missing";
    }
    return value instanceof NumberValue ? value.toString() : value.kind().noun();
  }

  private static String snapshot(@Nullable Value value, Diagnostics mistakes) {
    if (value == null) {
      return DEFAULT_SNAPSHOT;
    }
    if (value instanceof StringValue path && staysBelow(path.text())) {
      return path.text();
    }
    mistakes.error(
        "invalid_path",
        Pointer.ROOT.member("snapshot"),
        "this is no path of a snapshot",
        "a path below the environment's folder is expected, as in \"snapshots/3.json\"");
    return DEFAULT_SNAPSHOT;
  }

  private static boolean staysBelow(String path) {
    return path.length() <= MAX_PATH
        && path.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c))
        && Arrays.stream(path.split("/", -1))
            .noneMatch(step -> List.of("", ".", "..").contains(step));
  }

  private static @Nullable String sha256(@Nullable Value value, Diagnostics mistakes) {
    if (value == null) {
      return null;
    }
    if (value instanceof StringValue hex && SHA_256.matcher(hex.text()).matches()) {
      return hex.text().toLowerCase(Locale.ROOT);
    }
    mistakes.error(
        "invalid_digest",
        Pointer.ROOT.member("sha256"),
        "this is no SHA-256 digest",
        "64 hexadecimal digits are expected");
    return null;
  }
}
