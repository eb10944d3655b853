package dev.gavel.decider.memory;

import dev.gavel.engine.Reads;
import dev.gavel.engine.value.JsonWriter;
import dev.gavel.engine.value.Value;
import java.nio.ByteBuffer;

/** What a program is asked, when its answers can be kept. */
record Question(String scope, Reads reads) {

  /** The key of the answer to this input: what is read of it, as it is spelled. */
  DecisionKey about(Value input, Digester digester) {
    JsonWriter text = digester.start();
    reads.show(
        input,
        part -> {
          if (part == null) {
            text.ascii("?");
          } else {
            digester.write(part);
          }
        });
    ByteBuffer digest = digester.digest();
    return new DecisionKey(scope, digest.getLong(0), digest.getLong(Long.BYTES));
  }
}
