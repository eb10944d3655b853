package dev.gavel.rego;

import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Cancellation;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Observations;
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
 * @param records whether the answer tells what it depends on beside the input
 * @param replayed what built-ins answer that depends on chance, time or the world
 */
public record Request(
    @Nullable Value input,
    @Nullable Instant now,
    @Nullable Long seed,
    @Nullable Limits limits,
    boolean strict,
    @Nullable Cancellation cancellation,
    Consumer<String> printer,
    boolean records,
    Observations replayed) {
  private static final Request EMPTY =
      new Request(null, null, null, null, false, null, _ -> {}, false, Observations.NONE);

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
    return new Request(
        changed, now, seed, limits, strict, cancellation, printer, records, replayed);
  }

  public Request at(Instant moment) {
    return new Request(
        input, moment, seed, limits, strict, cancellation, printer, records, replayed);
  }

  public Request withSeed(long changed) {
    return new Request(
        input, now, changed, limits, strict, cancellation, printer, records, replayed);
  }

  public Request within(Limits changed) {
    return new Request(input, now, seed, changed, strict, cancellation, printer, records, replayed);
  }

  public Request strictly() {
    return new Request(input, now, seed, limits, true, cancellation, printer, records, replayed);
  }

  public Request cancelledBy(Cancellation changed) {
    return new Request(input, now, seed, limits, strict, changed, printer, records, replayed);
  }

  public Request printingTo(Consumer<String> changed) {
    return new Request(input, now, seed, limits, strict, cancellation, changed, records, replayed);
  }

  /** Asks for {@link Answer#observations}. */
  public Request recording() {
    return new Request(input, now, seed, limits, strict, cancellation, printer, true, replayed);
  }

  /** Lets built-ins answer as they did before: the same question gets the same answer. */
  public Request replaying(Observations before) {
    return new Request(input, now, seed, limits, strict, cancellation, printer, records, before);
  }
}
