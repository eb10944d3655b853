package dev.gavel.rego;

import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Cancellation;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Observations;
import dev.gavel.rego.evaluation.Observer;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a prepared query, and how. Never changes: each method that says more gives a new
 * request.
 */
public final class Request implements Cloneable {
  private static final Request EMPTY = new Request();

  private @Nullable Value input;
  private @Nullable Instant now;
  private @Nullable Long seed;
  private @Nullable Limits limits;
  private boolean strict;
  private @Nullable Cancellation cancellation;
  private Consumer<String> printer = _ -> {};
  private Observer observer = Observer.NONE;
  private boolean records;
  private Observations replayed = Observations.NONE;

  private Request() {}

  /** A question without input, which is not the same as an input that is null. */
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
    return changed(request -> request.input = changed);
  }

  /** What time it is for the policy; the clock's without this. */
  public Request at(Instant moment) {
    return changed(request -> request.now = moment);
  }

  /** Makes what is random come out the same again. */
  public Request withSeed(long changed) {
    return changed(request -> request.seed = changed);
  }

  /** Other limits than those of the policies. */
  public Request within(Limits changed) {
    return changed(request -> request.limits = changed);
  }

  /** The failure of a built-in is an error, instead of making its call undefined. */
  public Request strictly() {
    return changed(request -> request.strict = true);
  }

  public Request cancelledBy(Cancellation changed) {
    return changed(request -> request.cancellation = changed);
  }

  /** Who hears what the policy prints. */
  public Request printingTo(Consumer<String> changed) {
    return changed(request -> request.printer = changed);
  }

  /** Who hears how it is evaluated. */
  public Request observedBy(Observer changed) {
    return changed(request -> request.observer = changed);
  }

  /** Asks for {@link Answer#observations}. */
  public Request recording() {
    return changed(request -> request.records = true);
  }

  /** Lets built-ins answer as they did before: the same question gets the same answer. */
  public Request replaying(Observations before) {
    return changed(request -> request.replayed = before);
  }

  private Request changed(Consumer<Request> change) {
    Request copy = clone();
    change.accept(copy);
    return copy;
  }

  @Override
  protected Request clone() {
    try {
      return (Request) super.clone();
    } catch (CloneNotSupportedException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Nullable Value input() {
    return input;
  }

  @Nullable Instant now() {
    return now;
  }

  @Nullable Long seed() {
    return seed;
  }

  @Nullable Limits limits() {
    return limits;
  }

  boolean strict() {
    return strict;
  }

  @Nullable Cancellation cancellation() {
    return cancellation;
  }

  Consumer<String> printer() {
    return printer;
  }

  Observer observer() {
    return observer;
  }

  boolean records() {
    return records;
  }

  Observations replayed() {
    return replayed;
  }
}
