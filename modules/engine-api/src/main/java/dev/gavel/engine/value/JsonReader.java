package dev.gavel.engine.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
  private final @Nullable SharedValues shared;
  private Value[] stack = new Value[32];
  private int top;

  private JsonReader(JsonText text, JsonLimits limits, @Nullable SharedValues shared) {
    this.text = text;
    this.limits = limits;
    this.shared = shared;
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
    return read(json, limits, Projection.WHOLE);
  }

  /** Reads the parts of a document that are wanted, within {@link JsonLimits#DEFAULT}. */
  public static Value read(byte[] json, Projection wanted) {
    return read(json, JsonLimits.DEFAULT, wanted);
  }

  /**
   * Reads the parts of a document that are wanted. The rest must be JSON within the limits, too.
   *
   * @throws JsonException with line and column when the bytes are no JSON, no UTF-8, or too much
   */
  public static Value read(byte[] json, JsonLimits limits, Projection wanted) {
    return new JsonReader(new JsonText(json, limits), limits, null).document(wanted);
  }

  /**
   * Reads a large document to keep: its bytes are never all in memory, and strings and numbers that
   * come again are the same objects.
   *
   * @throws JsonException as when bytes are read
   */
  public static Value read(InputStream json, JsonLimits limits) throws IOException {
    try {
      JsonText text = new JsonText(json, limits);
      return new JsonReader(text, limits, new SharedValues()).document(Projection.WHOLE);
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
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

  private Value document(Projection wanted) {
    text.begin();
    Value value = wanted.isWhole() ? value(0) : part(0, wanted);
    text.finish();
    return value;
  }

  private Value value(int depth) {
    return switch (text.nextByte()) {
      case '"' -> text.string(shared);
      case '{' -> object(deeper(depth));
      case '[' -> array(deeper(depth));
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> text.number(shared);
      case 't' -> text.word("true", BooleanValue.TRUE);
      case 'f' -> text.word("false", BooleanValue.FALSE);
      case 'n' -> text.word("null", NullValue.NULL);
      default -> throw text.expected("a value");
    };
  }

  /** A value of which not all is wanted. */
  private Value part(int depth, Projection wanted) {
    return switch (text.nextByte()) {
      case '{' -> partOfObject(deeper(depth), wanted);
      case '[' -> partOfArray(deeper(depth), wanted.ofItems());
      default -> value(depth);
    };
  }

  private Value wanted(int depth, Projection wanted) {
    return wanted.isWhole() ? value(depth) : part(depth, wanted);
  }

  /** Goes over a value that nobody wants. */
  private void pass(int depth) {
    switch (text.nextByte()) {
      case '"' -> text.passString();
      case '{' -> passObject(deeper(depth));
      case '[' -> passArray(deeper(depth));
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> text.passNumber();
      default -> value(depth);
    }
  }

  private int deeper(int depth) {
    if (depth == limits.maxDepth()) {
      throw text.stopped("the document is nested more than %,d deep".formatted(depth));
    }
    return depth + 1;
  }

  private boolean isEmpty(char close) {
    text.skip();
    boolean empty = text.nextByte() == close;
    if (empty) {
      text.skip();
    }
    return empty;
  }

  private Value array(int depth) {
    if (isEmpty(']')) {
      return ArrayValue.EMPTY;
    }
    int base = top;
    do {
      push(value(depth));
    } while (text.more(']'));
    return popArray(base);
  }

  private Value partOfArray(int depth, @Nullable Projection items) {
    if (items == null) {
      passArray(depth);
      return ArrayValue.EMPTY;
    }
    if (isEmpty(']')) {
      return ArrayValue.EMPTY;
    }
    int base = top;
    do {
      push(wanted(depth, items));
    } while (text.more(']'));
    return popArray(base);
  }

  private void passArray(int depth) {
    if (!isEmpty(']')) {
      do {
        pass(depth);
      } while (text.more(']'));
    }
  }

  private Value popArray(int base) {
    ArrayValue array = new ArrayValue(Arrays.copyOfRange(stack, base, top));
    top = base;
    return array;
  }

  private Value object(int depth) {
    if (isEmpty('}')) {
      return ObjectValue.EMPTY;
    }
    int base = top;
    do {
      push(text.key());
      push(value(depth));
    } while (text.more('}'));
    return popObject(base);
  }

  private Value partOfObject(int depth, Projection wanted) {
    if (isEmpty('}')) {
      return ObjectValue.EMPTY;
    }
    int base = top;
    do {
      StringValue key = text.key();
      Projection field = wanted.of(key);
      if (field == null) {
        pass(depth);
      } else {
        push(key);
        push(wanted(depth, field));
      }
    } while (text.more('}'));
    return popObject(base);
  }

  private void passObject(int depth) {
    if (!isEmpty('}')) {
      do {
        text.passKey();
        pass(depth);
      } while (text.more('}'));
    }
  }

  private Value popObject(int base) {
    ObjectValue object = base == top ? ObjectValue.EMPTY : SharedKeys.object(stack, base, top);
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
