package dev.gavel.engine;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation may look at.
 *
 * @param input the attributes, for rule trees; any value, for policies
 * @param now the moment that "now" means to every rule of one decision
 * @param mismatches hears of attributes that could not be compared
 */
public record Context(Value input, Instant now, MismatchListener mismatches) {

  public static Context of(Value input, Instant now) {
    return new Context(input, now, MismatchListener.NONE);
  }

  public static Context of(Value input) {
    return of(input, Instant.now());
  }

  /** A context from plain Java: {@code Context.of(Map.of("country", "US"))}. */
  public static Context of(Map<String, ? extends @Nullable Object> attributes) {
    return of(Value.of(attributes));
  }

  public static Context empty() {
    return of(ObjectValue.EMPTY);
  }
}
