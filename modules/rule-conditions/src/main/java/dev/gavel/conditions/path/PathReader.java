package dev.gavel.conditions.path;

import dev.gavel.engine.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text to a query: the segments and selectors, of which filters are left to their own reader. */
final class PathReader {
  private static final String SELECTOR = "a name in quotes, an index, a slice, * or ?";

  private final PathText text;
  private final FilterReader filters;

  PathReader(PathText text) {
    this.text = text;
    this.filters = new FilterReader(text, this);
  }

  Query path() {
    text.require("$", "$, with which a path begins,");
    Query query = query(true);
    if (!text.atEnd()) {
      throw text.expected(". or [ or the end of the path");
    }
    return query;
  }

  /** The rest of a query after its first character. */
  Query query(boolean fromRoot) {
    List<Segment> segments = new ArrayList<>();
    Segment segment = segment();
    while (segment != null) {
      segments.add(segment);
      segment = segment();
    }
    return new Query(fromRoot, List.copyOf(segments));
  }

  private @Nullable Segment segment() {
    int before = text.at();
    text.skipBlanks();
    if (text.take("..")) {
      return new Segment.Descendants(
          text.isNext("[") ? bracketed() : List.of(dotted("a name, * or [ after the two dots")));
    }
    if (text.take(".")) {
      return new Segment.Children(List.of(dotted("a name or * after the dot")));
    }
    if (text.isNext("[")) {
      return new Segment.Children(bracketed());
    }
    text.returnTo(before); // blanks belong to a path only where more of it follows
    return null;
  }

  private Selector dotted(String expected) {
    if (text.take("*")) {
      return new Selector.All();
    }
    String name = text.shorthand();
    if (name.isEmpty()) {
      throw text.expected(expected);
    }
    return new Step.Name(StringValue.key(name));
  }

  private List<Selector> bracketed() {
    text.require("[", "[");
    List<Selector> selectors = new ArrayList<>();
    do {
      text.skipBlanks();
      selectors.add(selector());
      text.skipBlanks();
    } while (text.take(","));
    text.require("]", "] or a comma");
    return List.copyOf(selectors);
  }

  private Selector selector() {
    if (text.take("*")) {
      return new Selector.All();
    }
    if (text.take("?")) {
      return new Selector.Filter(filters.filter());
    }
    if (text.isQuoteNext()) {
      return new Step.Name(StringValue.key(text.string()));
    }
    Long start = integer();
    int afterStart = text.at();
    text.skipBlanks();
    if (text.take(":")) {
      return slice(start);
    }
    text.returnTo(afterStart);
    if (start == null) {
      throw text.expected(SELECTOR);
    }
    return new Step.Index(start);
  }

  private Selector slice(@Nullable Long start) {
    text.skipBlanks();
    Long end = integer();
    text.skipBlanks();
    Long step = null;
    if (text.take(":")) {
      text.skipBlanks();
      step = integer();
    }
    return new Selector.Slice(start, end, step == null ? 1 : step);
  }

  private @Nullable Long integer() {
    return text.isDigitNext() || text.isNext("-") ? text.integer() : null;
  }
}
