package dev.gavel.decider.memory;

import dev.gavel.cache.Codec;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Stretch;
import dev.gavel.engine.value.JsonException;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.JsonWriter;
import dev.gavel.engine.value.Value;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Answers as bytes: a first byte that says what follows, then the stretch in seconds where it has
 * ends, then the value as JSON where there is one.
 */
public final class RememberedCodec implements Codec<DecisionKey, Remembered> {
  private static final int DEFINED = 1;
  private static final int BOUNDED = 2;

  public RememberedCodec() {}

  @Override
  public int format() {
    return 1;
  }

  @Override
  public String name(DecisionKey key) {
    return key.toString();
  }

  @Override
  public DecisionKey key(String name) {
    return DecisionKey.parse(name);
  }

  @Override
  public byte[] encode(Remembered answer) {
    byte[] json =
        answer.outcome() instanceof Outcome.Defined(Value value)
            ? JsonWriter.write(value)
            : new byte[0];
    boolean isBounded = !answer.stretch().equals(Stretch.ALWAYS);
    ByteBuffer bytes = ByteBuffer.allocate(1 + (isBounded ? 2 * Long.BYTES : 0) + json.length);
    bytes.put((byte) ((json.length > 0 ? DEFINED : 0) | (isBounded ? BOUNDED : 0)));
    if (isBounded) {
      Instant from = answer.stretch().from();
      bytes.putLong(from.getEpochSecond() + (from.getNano() > 0 ? 1 : 0));
      bytes.putLong(answer.stretch().until().getEpochSecond());
    }
    return bytes.put(json).array();
  }

  @Override
  public @Nullable Remembered decode(byte[] bytes) {
    if (bytes.length == 0) {
      return null;
    }
    boolean isBounded = (bytes[0] & BOUNDED) != 0;
    int start = 1 + (isBounded ? 2 * Long.BYTES : 0);
    if (bytes.length < start || bytes[0] >> 2 != 0) {
      return null;
    }
    try {
      Outcome outcome =
          (bytes[0] & DEFINED) == 0
              ? Outcome.Undefined.UNDEFINED
              : new Outcome.Defined(
                  JsonReader.read(Arrays.copyOfRange(bytes, start, bytes.length)));
      return new Remembered(outcome, isBounded ? stretch(ByteBuffer.wrap(bytes)) : Stretch.ALWAYS);
    } catch (JsonException | DateTimeException broken) {
      return null;
    }
  }

  private static Stretch stretch(ByteBuffer bytes) {
    return new Stretch(
        Instant.ofEpochSecond(bytes.getLong(1)),
        Instant.ofEpochSecond(bytes.getLong(1 + Long.BYTES)));
  }
}
