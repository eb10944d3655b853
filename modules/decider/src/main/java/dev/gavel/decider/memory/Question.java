package dev.gavel.decider.memory;

import dev.gavel.engine.Reads;
import dev.gavel.engine.value.Value;
import java.nio.ByteBuffer;

/** What a program is asked, when its answers can be kept. */
record Question(String scope, Reads reads) {

  /** The key of the answer to this input: what is read of it, as it is spelled. */
  DecisionKey about(Value input, Digester digester) {
    ByteBuffer digest =
        digester.digest(
            text ->
                reads.show(
                    input,
                    part -> {
                      if (part != null) {
                        text.value(part);
                      }
                      text.ascii(",");
                    }));
    return new DecisionKey(scope, digest.getLong(), digest.getLong());
  }
}
