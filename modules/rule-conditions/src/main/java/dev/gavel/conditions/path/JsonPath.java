package dev.gavel.conditions.path;

import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path into JSON, as RFC 9535 has it.
 *
 * <p>A singular path, made of names and indexes only, is followed without allocation. Any other may
 * select many values and go through the whole document for each, so that its evaluation has a
 * budget. A set, which plain Java can put into a context, is taken for the array of its elements in
 * order, for that is what it is written as.
 *
 * <p>The RFC lets a pattern that is no I-Regexp match nothing. One that stands in the path is a
 * mistake of its author instead, and is refused with the path.
 */
public final class JsonPath {
  /** How many steps one evaluation may take; each value that is looked at is one. */
  public static final int MOST_STEPS = 50_000;

  private final String text;
  private final Query query;
  private final @Nullable List<Step> steps;

  private JsonPath(String text, Query query) {
    this.text = text;
    this.query = query;
    this.steps = query.steps();
  }

  /**
   * Compiles a path.
   *
   * @throws PathException when the text is no path, or goes past a limit
   */
  public static JsonPath parse(String text) {
    return new JsonPath(text, new PathReader(new PathText(text)).path());
  }

  /** Whether it is made of names and indexes only, so that it selects one value at most. */
  public boolean isSingular() {
    return steps != null;
  }

  /** What a singular path selects, or null when nothing is there. */
  public @Nullable Value single(Value root) {
    if (steps == null) {
      throw new IllegalStateException(text + " may select many values: ask select for them");
    }
    return Step.follow(steps, root);
  }

  /**
   * The selected values in the order of the RFC; a value that is selected twice is there twice.
   *
   * @throws TooMuchWork when the evaluation needs more than {@link #MOST_STEPS}
   */
  public List<Value> select(Value root) {
    List<Value> selected = new ArrayList<>();
    new Filters(root, new Work(text)).visit(query, root, selected::add);
    return Collections.unmodifiableList(selected);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonPath that && query.equals(that.query);
  }

  @Override
  public int hashCode() {
    return query.hashCode();
  }

  /** The path as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
