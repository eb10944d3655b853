package dev.gavel.conditions.path;

import java.util.List;

/** One link of a path: from each value that the links before it reached to some values in it. */
sealed interface Segment {

  List<Selector> selectors();

  /** Selects among the children of a value. */
  record Children(List<Selector> selectors) implements Segment {}

  /** Selects among the children of a value and of everything in it. */
  record Descendants(List<Selector> selectors) implements Segment {}
}
