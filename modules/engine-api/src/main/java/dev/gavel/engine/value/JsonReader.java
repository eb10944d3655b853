package dev.gavel.engine.value;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON bytes to a value, in one pass and without tokens or a tree in between.
 *
 * <p>It takes what RFC 8259 calls JSON, in UTF-8, and nothing else. Children wait on one stack
 * until their array or object closes and takes them over in a single copy. Keys are shared, see
 * {@link SharedKeys}.
 */
public final class JsonReader {
  private final JsonText text;
  private final JsonLimits limits;
  private Value[] stack = new Value[32];
  private int top;

  private JsonReader(byte[] json, JsonLimits limits) {
    this.text = new JsonText(json, limits.maxNumberLength());
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
    return new JsonReader(json, limits).document();
  }

  static Value read(String json) {
    try {
      // Not getBytes: it would quietly put a question mark for half a surrogate pair.
      ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(json));
      byte[] bytes = new byte[utf8.remaining()];
      utf8.get(bytes);
      return read(bytes);
    } catch (CharacterCodingException unpaired) {
      throw new JsonException("the text holds half of a surrogate pair", 0, 0);
    }
  }

  private Value document() {
    text.begin();
    Value value = value(0);
    text.finish();
    return value;
  }

  private Value value(int depth) {
    return switch (text.nextByte()) {
      case '"' -> new StringValue(text.string());
      case '{' -> object(deeper(depth));
      case '[' -> array(deeper(depth));
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> text.number();
      case 't' -> text.word("true", BooleanValue.TRUE);
      case 'f' -> text.word("false", BooleanValue.FALSE);
      case 'n' -> text.word("null", NullValue.NULL);
      default -> throw text.expected("a value");
    };
  }

  private int deeper(int depth) {
    if (depth == limits.maxDepth()) {
      throw text.stopped("the document is nested more than %,d deep".formatted(depth));
    }
    return depth + 1;
  }

  private Value array(int depth) {
    text.skip();
    if (text.nextByte() == ']') {
      text.skip();
      return ArrayValue.EMPTY;
    }
    int base = top;
    do {
      push(value(depth));
    } while (text.more(']'));
    ArrayValue array = new ArrayValue(Arrays.copyOfRange(stack, base, top));
    top = base;
    return array;
  }

  private Value object(int depth) {
    text.skip();
    if (text.nextByte() == '}') {
      text.skip();
      return ObjectValue.EMPTY;
    }
    int base = top;
    do {
      push(text.key());
      push(value(depth));
    } while (text.more('}'));
    ObjectValue object = SharedKeys.object(stack, base, top);
    top = base;
    return object;
  }

  private void push(Value value) {
    if (top == stack.length) {
      stack = Arrays.copyOf(stack, top * 2);
    }
    stack[top++] = value;
  }
}
