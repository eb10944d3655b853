package dev.gavel.rego.builtin.text;

import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The {@code uuid.*} family. */
public final class Uuids {
  /** Between 1582, which UUIDs count from, and 1970, in tenths of microseconds. */
  private static final long GREGORIAN = 122_192_928_000_000_000L;

  private static final String PREFIX = "urn:uuid:";
  private static final int TEXT_LENGTH = 36;

  private Uuids() {}

  public static Map<String, Builtin> all() {
    return Map.of("uuid.rfc4122", Uuids::random, "uuid.parse", Uuids::parse);
  }

  private static Value random(Evaluation during, Value[] operands) {
    return during.once(
        "uuid.rfc4122",
        operands[0],
        () -> {
          long high = (during.random().nextLong() & ~0xf000L) | 0x4000L;
          long low = (during.random().nextLong() >>> 2) | Long.MIN_VALUE;
          return StringValue.of(new UUID(high, low).toString());
        });
  }

  /** Null when the text is no UUID. */
  private static @Nullable Value parse(Evaluation during, Value[] operands) {
    UUID uuid = read(Operands.text(operands, 1));
    if (uuid == null) {
      return null;
    }
    int version = (int) (uuid.getMostSignificantBits() >> 12) & 0xf;
    ObjectValue.Builder parts = ObjectValue.builder();
    parts.put("version", NumberValue.of(version));
    parts.put("variant", StringValue.of(variant(uuid)));
    if (version == 1 || version == 2) {
      describe(uuid, version, parts);
    }
    return parts.build();
  }

  private static void describe(UUID uuid, int version, ObjectValue.Builder parts) {
    long low = uuid.getLeastSignificantBits();
    String node = HexFormat.of().toHexDigits(low & 0xffff_ffff_ffffL, 12);
    StringBuilder address = new StringBuilder();
    for (int i = 0; i < node.length(); i += 2) {
      address.append(i == 0 ? "" : "-").append(node, i, i + 2);
    }
    parts.put("time", NumberValue.of(nanos(uuid)));
    parts.put("nodeid", StringValue.of(address.toString()));
    parts.put("macvariables", StringValue.of(addressKind((int) (low >> 40))));
    parts.put("clocksequence", NumberValue.of((low >> 48) & 0x3fff));
    if (version == 2) {
      parts.put("id", NumberValue.of(uuid.getMostSignificantBits() >>> 32));
      parts.put("domain", StringValue.of(domain((int) (low >> 48) & 0xff)));
    }
  }

  /** Beyond 64 bits it wraps, as in the reference. */
  private static long nanos(UUID uuid) {
    long high = uuid.getMostSignificantBits();
    long ticks = ((high & 0xfff) << 48) | ((high >> 16 & 0xffff) << 32) | (high >>> 32);
    return (ticks - GREGORIAN) * 100;
  }

  private static String addressKind(int first) {
    return ((first & 2) == 0 ? "global:" : "local:") + ((first & 1) == 0 ? "unicast" : "multicast");
  }

  private static String domain(int domain) {
    return switch (domain) {
      case 0 -> "Person";
      case 1 -> "Group";
      case 2 -> "Org";
      default -> "Domain" + domain;
    };
  }

  private static String variant(UUID uuid) {
    int bits = (int) (uuid.getLeastSignificantBits() >>> 61);
    return switch (bits) {
      case 4, 5 -> "RFC4122";
      case 6 -> "Microsoft";
      case 7 -> "Future";
      default -> "Reserved";
    };
  }

  /** With hyphens, bare or in braces or as a URN, or without hyphens. */
  private static @Nullable UUID read(String text) {
    String plain =
        switch (text.length()) {
          case TEXT_LENGTH, 32 -> text;
          case TEXT_LENGTH + 2 -> text.substring(1, TEXT_LENGTH + 1);
          case TEXT_LENGTH + 9 ->
              text.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
                  ? text.substring(PREFIX.length())
                  : "";
          default -> "";
        };
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      boolean hyphen = plain.length() == TEXT_LENGTH && (i == 8 || i == 13 || i == 18 || i == 23);
      if (hyphen ? c != '-' : Character.digit(c, 16) < 0 || c > 'f') {
        return null;
      }
      digits.append(hyphen ? "" : c);
    }
    return digits.isEmpty()
        ? null
        : new UUID(
            Long.parseUnsignedLong(digits, 0, 16, 16), Long.parseUnsignedLong(digits, 16, 32, 16));
  }
}
