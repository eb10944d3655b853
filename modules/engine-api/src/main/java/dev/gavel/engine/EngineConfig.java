package dev.gavel.engine;

/**
 * How an engine is to behave.
 *
 * @param strict whether an attribute of a kind that an operator cannot compare is an error rather
 *     than a condition that does not hold
 */
public record EngineConfig(boolean strict) {
  public static final EngineConfig DEFAULT = new EngineConfig(false);
  public static final EngineConfig STRICT = new EngineConfig(true);
}
