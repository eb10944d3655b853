package dev.gavel.rego;

import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Cancellation;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Observer;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a prepared query.
 *
 * @param input null when there is none, which is not the same as a null
 * @param now what time it is for the policy; null for the clock's
 * @param seed of what is random; null for any
 * @param limits null for those of the policies
 * @param strict whether the failure of a built-in is an error
 * @param printer hears what the policy prints
 * @param observer hears how it is evaluated
 */
public record Request(
    @Nullable Value input,
    @Nullable Instant now,
    @Nullable Long seed,
    @Nullable Limits limits,
    boolean strict,
    @Nullable Cancellation cancellation,
    Consumer<String> printer,
    Observer observer) {
  private static final Request EMPTY =
      new Request(null, null, null, null, false, null, _ -> {}, Observer.NONE);

  /** A question without input. */
  public static Request empty() {
    return EMPTY;
  }

  /** From a value, a map, a record, or anything else that has a counterpart in JSON. */
  public static Request of(@Nullable Object input) {
    return EMPTY.withInput(Value.of(input));
  }

  /** From JSON in UTF-8. */
  public static Request ofJson(byte[] json) {
    return EMPTY.withInput(JsonReader.read(json));
  }

  public Request withInput(@Nullable Value changed) {
    return new Request(changed, now, seed, limits, strict, cancellation, printer, observer);
  }

  public Request at(Instant moment) {
    return new Request(input, moment, seed, limits, strict, cancellation, printer, observer);
  }

  public Request withSeed(long changed) {
    return new Request(input, now, changed, limits, strict, cancellation, printer, observer);
  }

  public Request within(Limits changed) {
    return new Request(input, now, seed, changed, strict, cancellation, printer, observer);
  }

  public Request strictly() {
    return new Request(input, now, seed, limits, true, cancellation, printer, observer);
  }

  public Request cancelledBy(Cancellation changed) {
    return new Request(input, now, seed, limits, strict, changed, printer, observer);
  }

  public Request printingTo(Consumer<String> changed) {
    return new Request(input, now, seed, limits, strict, cancellation, changed, observer);
  }

  public Request observedBy(Observer changed) {
    return new Request(input, now, seed, limits, strict, cancellation, printer, changed);
  }
}
