package dev.gavel.engine;

import dev.gavel.engine.value.Value;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the answers of a program depend on, beside the program itself. Two inputs that show the same
 * have the same answer at moments of one stretch, and the same mismatches; so an answer may be kept
 * under what is shown. What is shown is the same when it is the same text: of {@code 1} and {@code
 * 1.0} an engine may tell which it was; only that a set is not an array, the text must be made to
 * say. An outcome that failed is no answer, and says nothing of the next one.
 */
public interface Reads {

  /**
   * Shows each part of the input that an evaluation can look at. Every input shows its parts in the
   * same order, also in another process, and no sequence of them is the beginning of another.
   *
   * @param visitor hears null for a part that is not there, which is another thing than a null
   */
  void show(Value input, Consumer<? super @Nullable Value> visitor);

  /**
   * The stretch of time around this moment in which an answer stays what it is as long as the input
   * does; empty where nothing is known of the next moment.
   */
  Stretch around(Instant now);
}
