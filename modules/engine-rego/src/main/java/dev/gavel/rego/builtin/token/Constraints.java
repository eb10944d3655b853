package dev.gavel.rego.builtin.token;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.encoding.Bytes;
import dev.gavel.rego.evaluation.BuiltinException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token must fulfil.
 *
 * @param algorithm it must be signed with; empty for any
 * @param issuer it must come from; empty for any
 * @param audience it must be meant for; empty when none may be named
 * @param seconds the moment, as Go's arithmetic in doubles has it
 */
record Constraints(
    VerificationKeys keys,
    boolean shared,
    String algorithm,
    String issuer,
    String audience,
    NumberValue seconds) {
  private static final double BILLION = 1e9;

  static Constraints read(ObjectValue given, Instant now) {
    VerificationKeys certified = null;
    String secret = "";
    String algorithm = "";
    String issuer = "";
    String audience = "";
    NumberValue time = null;
    for (int i = 0; i < given.size(); i++) {
      String name = given.key(i) instanceof StringValue key ? key.text() : "";
      Value value = given.value(i);
      switch (name) {
        case "cert" -> certified = VerificationKeys.read(text("cert", value));
        case "secret" -> secret = text("secret", value);
        case "alg" -> algorithm = text("alg", value);
        case "iss" -> issuer = text("iss", value);
        case "aud" -> audience = text("aud", value);
        case "time" -> time = time(value);
        default -> throw BuiltinException.failed("unknown token validation constraint: " + name);
      }
    }
    double nanos = time == null ? nanos(now) : time.doubleValue();
    return new Constraints(
        oneOf(certified, secret),
        certified == null,
        algorithm,
        issuer,
        audience,
        NumberValue.of(nanos / BILLION));
  }

  private static double nanos(Instant now) {
    return now.getEpochSecond() * BILLION + now.getNano();
  }

  private static VerificationKeys oneOf(@Nullable VerificationKeys certified, String secret) {
    if (certified != null && !secret.isEmpty()) {
      throw BuiltinException.failed("duplicate key constraints");
    }
    if (certified != null) {
      return certified;
    }
    if (secret.isEmpty()) {
      throw BuiltinException.failed("no key constraint");
    }
    return new VerificationKeys(List.of(new WebKey("", "", new Secret(Bytes.of(secret)))));
  }

  private static String text(String name, Value value) {
    if (value instanceof StringValue text) {
      return text.text();
    }
    throw BuiltinException.failed(name + " constraint: must be a string");
  }

  private static NumberValue time(Value value) {
    if (!(value instanceof NumberValue number)) {
      throw BuiltinException.failed("token time constraint: must be a number");
    }
    if (number.doubleValue() < 0) {
      throw BuiltinException.failed("token time constraint: must not be negative");
    }
    return number;
  }

  /** Whether the claims say nothing against it. */
  boolean allow(ObjectValue claims) {
    return fromIssuer(claims) && forAudience(claims) && inTime(claims);
  }

  private boolean fromIssuer(ObjectValue claims) {
    return issuer.isEmpty()
        || (claims.get("iss") instanceof StringValue text && text.text().equals(issuer));
  }

  private boolean forAudience(ObjectValue claims) {
    Value named = claims.get("aud");
    if (named == null) {
      return audience.isEmpty();
    }
    Value wanted = StringValue.of(audience);
    return named.equals(wanted) || (named instanceof ArrayValue all && all.contains(wanted));
  }

  private boolean inTime(ObjectValue claims) {
    Value expires = claims.get("exp");
    if (expires != null && seconds.compareWith(number("exp", expires)) >= 0) {
      return false;
    }
    Value starts = claims.get("nbf");
    return starts == null || seconds.compareWith(number("nbf", starts)) >= 0;
  }

  private static NumberValue number(String claim, Value value) {
    if (value instanceof NumberValue number) {
      return number;
    }
    throw BuiltinException.failed(claim + " value must be a number");
  }
}
