package dev.gavel.rules.index;

import dev.gavel.conditions.normalise.Normal;
import dev.gavel.engine.Context;
import dev.gavel.engine.rule.AttributePath;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The programs of a panel by the values that let a context in, so that of ten thousand programs for
 * as many audiences only those few are asked that can be true.
 */
public final class Index {
  /** An attribute that fewer programs demand something of is not worth looking up. */
  private static final int WORTHWHILE = 4;

  private final List<Postings> attributes;
  private final long[] unguarded;

  private Index(List<Postings> attributes, long[] unguarded) {
    this.attributes = attributes;
    this.unguarded = unguarded;
  }

  /** Of programs that all have to be asked. */
  public static Index ofAll(int programs) {
    BitSet all = new BitSet();
    all.set(0, programs);
    return new Index(List.of(), all.toLongArray());
  }

  public static Index of(List<Normal> programs) {
    BitSet unguarded = new BitSet();
    Map<AttributePath, Postings.Builder> byAttribute = new LinkedHashMap<>();
    Guards guards = new Guards();
    for (int number = 0; number < programs.size(); number++) {
      int program = number;
      guards
          .of(programs.get(program))
          .ifPresentOrElse(
              guard ->
                  byAttribute
                      .computeIfAbsent(guard.attribute(), Postings.Builder::new)
                      .add(program, guard.values()),
              () -> unguarded.set(program));
    }
    List<Postings> attributes = new ArrayList<>();
    for (Postings.Builder builder : byAttribute.values()) {
      if (builder.programs().cardinality() < WORTHWHILE) {
        unguarded.or(builder.programs());
      } else {
        attributes.add(builder.build());
      }
    }
    int words = (programs.size() + Long.SIZE - 1) / Long.SIZE;
    return new Index(attributes, Arrays.copyOf(unguarded.toLongArray(), words));
  }

  /** The size of what {@link #mark} fills. */
  public int words() {
    return unguarded.length;
  }

  /** Sets a bit for each program that the context may satisfy, and clears the others. */
  public void mark(Context context, long[] candidates) {
    System.arraycopy(unguarded, 0, candidates, 0, unguarded.length);
    for (Postings postings : attributes) {
      Value actual = postings.attribute().in(context.input());
      if (actual != null) {
        postings.mark(actual, candidates);
      }
    }
  }
}
