package dev.gavel.rego.optimise.input;

import dev.gavel.engine.value.Projection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of the input that a plan can come to: it grows with each path that is found to be read.
 * Where a loop goes ever deeper, or the parts become too many, the part is kept whole.
 */
final class Part {
  private static final int DEEPEST = 16;
  private static final int MOST = 10_000;

  private final int depth;
  private final int[] count;
  private final Map<String, Part> fields = new LinkedHashMap<>();
  private @Nullable Part each;
  private boolean whole;

  private Part(int depth, int[] count) {
    this.depth = depth;
    this.count = count;
  }

  static Part root() {
    return new Part(0, new int[1]);
  }

  /** What stands under a key that is known. */
  Part field(String name) {
    Part known = fields.get(name);
    if (known == null) {
      known = child();
      fields.put(name, known);
    }
    return known;
  }

  /** Whatever stands in it, under any key or at any index. */
  Part each() {
    Part known = each;
    if (known == null) {
      known = child();
      each = known;
    }
    return known;
  }

  private Part child() {
    whole |= depth == DEEPEST || count[0] == MOST;
    count[0] += whole ? 0 : 1;
    return whole ? this : new Part(depth + 1, count);
  }

  void keepWhole() {
    whole = true;
  }

  boolean isWhole() {
    return whole;
  }

  Projection projection() {
    if (whole) {
      return Projection.WHOLE;
    }
    Projection wanted = Projection.PRESENCE;
    for (Map.Entry<String, Part> field : fields.entrySet()) {
      wanted = wanted.and(Projection.field(field.getKey(), field.getValue().projection()));
    }
    return each == null ? wanted : wanted.and(Projection.each(each.projection()));
  }
}
