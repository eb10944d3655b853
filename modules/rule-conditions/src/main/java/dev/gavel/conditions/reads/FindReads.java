package dev.gavel.conditions.reads;

import dev.gavel.conditions.normalise.Normal;
import dev.gavel.conditions.normalise.NormalSegment;
import dev.gavel.engine.Reads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what the conditions of a tree look at, those of the segments that it mentions included.
 * A segment is gone through once, however many trees mention it.
 */
public final class FindReads {
  private final Map<NormalSegment, Found> segments = new HashMap<>();

  public Reads of(Normal tree) {
    return found(tree).reads();
  }

  private Found found(Normal tree) {
    Found found = new Found();
    collect(tree, found);
    return found;
  }

  private void collect(Normal node, Found found) {
    switch (node) {
      case Normal.All(List<Normal> nodes) -> nodes.forEach(each -> collect(each, found));
      case Normal.Any(List<Normal> nodes) -> nodes.forEach(each -> collect(each, found));
      case Normal.InSegment(NormalSegment segment, _) -> found.add(segment(segment));
      case Normal.Ask ask -> found.add(ask);
      case Normal.Constant _ -> {}
    }
  }

  private Found segment(NormalSegment segment) {
    Found known = segments.get(segment);
    if (known == null) {
      known = found(segment.tree());
      segments.put(segment, known);
    }
    return known;
  }
}
