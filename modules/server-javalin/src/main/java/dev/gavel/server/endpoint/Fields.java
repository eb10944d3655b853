package dev.gavel.server.endpoint;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.JsonException;
import dev.gavel.engine.value.JsonLimits;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.server.http.Call;
import dev.gavel.server.http.Problem;
import dev.gavel.server.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a request, each read as what it must be; a mistake names the field. */
record Fields(ObjectValue object) {
  static final int MAX_KEY_LENGTH = 1024;

  private static final JsonLimits LIMITS = JsonLimits.DEFAULT.withMaxDepth(64);

  /** The body, which is a JSON object. */
  static Fields ofBody(Call call) {
    return switch (read(call.body(), "invalid_json", "the body")) {
      case ObjectValue object -> new Fields(object);
      case Value other ->
          throw wrong("invalid_body", "the body must be a JSON object, not " + other.kind().noun());
    };
  }

  /** A context that was sent as a parameter. */
  static ObjectValue context(@Nullable String json) {
    if (json == null) {
      return ObjectValue.EMPTY;
    }
    return context(read(json.getBytes(StandardCharsets.UTF_8), "invalid_context", "the context"));
  }

  /** The field {@code context}; without it nothing is known. */
  ObjectValue context() {
    Value context = object.get("context");
    return context == null ? ObjectValue.EMPTY : context(context);
  }

  private static ObjectValue context(Value context) {
    return switch (context) {
      case ObjectValue object -> object;
      case Value other ->
          throw wrong(
              "invalid_context", "context must be a JSON object, not " + other.kind().noun());
    };
  }

  private static Value read(byte[] json, String code, String what) {
    try {
      return JsonReader.read(json, LIMITS);
    } catch (JsonException unreadable) {
      throw wrong(
          code,
          "%s is no JSON that can be read: %s (line %d, column %d)"
              .formatted(what, unreadable.getMessage(), unreadable.line(), unreadable.column()));
    }
  }

  String userKey() {
    return userKey(text("user_key"));
  }

  static String userKey(@Nullable String sent) {
    String userKey = required("user_key", sent);
    if (userKey.length() > MAX_KEY_LENGTH) {
      throw wrong(
          "invalid_parameter",
          "user_key has %,d characters, more than the %,d allowed"
              .formatted(userKey.length(), MAX_KEY_LENGTH));
    }
    return userKey;
  }

  String environment() {
    return environment(text("env"));
  }

  static String environment(@Nullable String sent) {
    return required("env", sent);
  }

  private static String required(String name, @Nullable String sent) {
    if (sent == null || sent.isEmpty()) {
      throw wrong("missing_parameter", name + " is " + (sent == null ? "missing" : "empty"));
    }
    return sent;
  }

  /** A text; null when it is not there. */
  @Nullable String text(String name) {
    return switch (object.get(name)) {
      case null -> null;
      case StringValue text -> text.text();
      case Value other -> throw wrongKind(name, "a string", other);
    };
  }

  /** A list; null when it is not there. */
  @Nullable ArrayValue list(String name) {
    return switch (object.get(name)) {
      case null -> null;
      case ArrayValue list -> list;
      case Value other -> throw wrongKind(name, "an array", other);
    };
  }

  /** A truth; without it false. */
  boolean truth(String name) {
    return switch (object.get(name)) {
      case null -> false;
      case BooleanValue truth -> truth.isTrue();
      case Value other -> throw wrongKind(name, "a boolean", other);
    };
  }

  /** The keys in {@code experiments}; empty, which stands for all, when it is not there. */
  Set<String> experiments() {
    ArrayValue list = list("experiments");
    if (list == null) {
      return Set.of();
    }
    if (list.size() == 0) {
      throw wrong(
          "invalid_parameter", "experiments is empty; name at least one, or leave it out for all");
    }
    Set<String> keys = new LinkedHashSet<>();
    for (int i = 0; i < list.size(); i++) {
      if (!(list.get(i) instanceof StringValue key)) {
        throw wrongKind("experiments[" + i + "]", "a string", list.get(i));
      }
      keys.add(key.text());
    }
    return keys;
  }

  /** A field as it was sent; null when it is missing or null. */
  @Nullable Value any(String name) {
    Value value = object.get(name);
    return value instanceof NullValue ? null : value;
  }

  static ProblemException wrongKind(String name, String wanted, Value found) {
    return wrong(
        "invalid_parameter", "%s must be %s, not %s".formatted(name, wanted, found.kind().noun()));
  }

  static ProblemException wrong(String code, String message) {
    return Problem.of(400, code, message).asException();
  }
}
