package dev.gavel.engine.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON bytes to a value, in one pass and without a tree in between.
 *
 * <p>Children wait on one stack until their array or object closes and takes them over in a single
 * copy. Keys are shared: the tokenizer hands out one string for one spelling, and a small table
 * turns that into one {@link StringValue}, so that ten thousand rows hold each column's name once.
 */
public final class JsonReader {
  private static final JsonFactory TOKENS =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE) // our own count gives the better message
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();
  private static final int SHARED_KEYS = 64;

  private final JsonParser tokens;
  private final JsonLimits limits;
  private Value[] stack = new Value[32];
  private int top;
  private int objects;
  private StringValue @Nullable [] sharedKeys;

  private JsonReader(JsonParser tokens, JsonLimits limits) {
    this.tokens = tokens;
    this.limits = limits;
  }

  /** Reads a whole document within {@link JsonLimits#DEFAULT}. */
  public static Value read(byte[] json) {
    return read(json, JsonLimits.DEFAULT);
  }

  /**
   * Reads a whole document.
   *
   * @throws JsonException with line and column when the bytes are no JSON, no UTF-8, or too much
   */
  public static Value read(byte[] json, JsonLimits limits) {
    if (json.length > limits.maxBytes()) {
      throw new JsonException(
          "the document has %,d bytes, more than the %,d allowed"
              .formatted(json.length, limits.maxBytes()),
          0,
          0);
    }
    try (JsonParser tokens = TOKENS.createParser(ObjectReadContext.empty(), json)) {
      return new JsonReader(tokens, limits).document();
    } catch (JacksonException unreadable) {
      throw failure(unreadable);
    }
  }

  private Value document() {
    JsonToken first = tokens.nextToken();
    if (first == null) {
      throw new JsonException("the document is empty", 1, 1);
    }
    Value value = value(first, 0);
    if (tokens.nextToken() != null) {
      throw stopped("there is more after the end of the document");
    }
    return value;
  }

  private Value value(JsonToken token, int depth) {
    return switch (token) {
      case VALUE_STRING -> new StringValue(tokens.getString());
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> BooleanValue.TRUE;
      case VALUE_FALSE -> BooleanValue.FALSE;
      case VALUE_NULL -> NullValue.NULL;
      case START_ARRAY -> array(deeper(depth));
      case START_OBJECT -> object(deeper(depth));
      case END_ARRAY, END_OBJECT, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw stopped("a value was expected here");
    };
  }

  private int deeper(int depth) {
    if (depth == limits.maxDepth()) {
      throw stopped("nested more than %,d deep".formatted(limits.maxDepth()));
    }
    return depth + 1;
  }

  private Value array(int depth) {
    int base = top;
    for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
      push(value(token, depth));
    }
    ArrayValue array =
        top == base ? ArrayValue.EMPTY : new ArrayValue(Arrays.copyOfRange(stack, base, top));
    top = base;
    return array;
  }

  private Value object(int depth) {
    objects++;
    int base = top;
    while (next() != JsonToken.END_OBJECT) {
      push(key(tokens.currentName()));
      push(value(next(), depth));
    }
    ObjectValue object = ObjectValue.fromPairs(stack, base, top);
    top = base;
    return object;
  }

  /** A lone object has no key to share: the table is made when the second object is met. */
  private StringValue key(String name) {
    if (objects == 1) {
      return new StringValue(name);
    }
    StringValue[] table = sharedKeys;
    if (table == null) {
      table = new StringValue[SHARED_KEYS];
      sharedKeys = table;
    }
    int slot = name.hashCode() & (SHARED_KEYS - 1);
    StringValue shared = table[slot];
    if (shared == null || !shared.text().equals(name)) {
      shared = new StringValue(name);
      table[slot] = shared;
    }
    return shared;
  }

  private Value integer() {
    int length = tokens.getStringLength();
    if (length < 18) {
      long number = tokens.getLongValue();
      if (number != 0 || length == 1) { // "-0" keeps its text
        return NumberValue.of(number);
      }
    }
    return number();
  }

  private Value number() {
    if (tokens.getStringLength() > limits.maxNumberLength()) {
      throw stopped("a number of more than %,d characters".formatted(limits.maxNumberLength()));
    }
    try {
      return NumberValue.parse(tokens.getString());
    } catch (NumberFormatException outOfRange) {
      throw stopped(String.valueOf(outOfRange.getMessage()));
    }
  }

  private void push(Value value) {
    if (top == stack.length) {
      stack = Arrays.copyOf(stack, top * 2);
    }
    stack[top++] = value;
  }

  private JsonToken next() {
    JsonToken token = tokens.nextToken();
    if (token == null) {
      throw stopped("the document ends in the middle");
    }
    return token;
  }

  private JsonException stopped(String message) {
    return at(message, tokens.currentTokenLocation());
  }

  private static JsonException failure(JacksonException unreadable) {
    String message = String.valueOf(unreadable.getOriginalMessage());
    int aside = message.indexOf("\n");
    return at(aside < 0 ? message : message.substring(0, aside), unreadable.getLocation());
  }

  private static JsonException at(String message, @Nullable TokenStreamLocation place) {
    return place == null
        ? new JsonException(message, 0, 0)
        : new JsonException(message, place.getLineNr(), place.getColumnNr());
  }
}
