package dev.gavel.conditions.path;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a path starts, at the root or at the value that a filter looks at, and its links. */
record Query(boolean fromRoot, List<Segment> segments) implements Expression {

  /** The query as steps, or null when it may select more than one value. */
  @Nullable List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (Segment segment : segments) {
      if (segment instanceof Segment.Children(List<Selector> selectors)
          && selectors.size() == 1
          && selectors.getFirst() instanceof Step step) {
        steps.add(step);
      } else {
        return null;
      }
    }
    return List.copyOf(steps);
  }
}
