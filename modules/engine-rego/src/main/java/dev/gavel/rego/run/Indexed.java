package dev.gavel.rego.run;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.plan.index.RuleIndex;
import dev.gavel.rego.run.growing.Growing;
import dev.gavel.rego.run.index.Filters;
import dev.gavel.rego.run.index.KeyPath;
import dev.gavel.rego.run.index.Visits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps that leave out what an index knows to be in vain. */
final class Indexed {
  private Indexed() {}

  /** What a path of keys leads to from a local. */
  record Lookup(int local, KeyPath path) {
    @Nullable Value in(@Nullable Object[] locals) {
      return path.in(Growing.frozen(locals[local]));
    }
  }

  static final class Candidates implements Step {
    private final RuleIndex index;
    private final List<Lookup> lookups;
    private final int chosen;
    private final Steps[] blocks;

    Candidates(RuleIndex index, List<Lookup> lookups, int chosen, List<Steps> blocks) {
      this.index = index;
      this.lookups = lookups;
      this.chosen = chosen;
      this.blocks = blocks.toArray(Steps[]::new);
    }

    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      during.budget().spend(1);
      @Nullable Value[] looked = new Value[lookups.size()];
      for (int i = 0; i < looked.length; i++) {
        looked[i] = lookups.get(i).in(locals);
      }
      for (int outcome : index.admitted(looked)) {
        locals[chosen] = index.value(outcome);
        int answer = blocks[index.block(outcome)].run(locals, during);
        if (answer > UNDEFINED) {
          return Steps.outward(answer);
        }
      }
      return NEXT;
    }
  }

  /**
   * The loop over some entries.
   *
   * @param fromData whether the source is a part of the data document, whichever that is
   */
  record ScanWhere(
      int source,
      boolean fromData,
      Filters filters,
      List<Source> wanted,
      int key,
      int value,
      Steps block)
      implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Value from = Growing.frozen(locals[source]);
      Value[] values = new Value[wanted.size()];
      for (int i = 0; i < values.length; i++) {
        Value found = wanted.get(i).valueIn(locals);
        if (from == null || found == null) {
          return NEXT;
        }
        values[i] = found;
      }
      if (from == null) {
        return NEXT;
      }
      boolean isBaseData = fromData && during.isBaseData(locals[Linker.DATA]);
      return visit(during.indexes().visits(filters, from, isBaseData, values), locals, during);
    }

    private int visit(Visits visits, @Nullable Object[] locals, Execution during) {
      while (visits.next()) {
        locals[key] = visits.key();
        locals[value] = visits.value();
        int answer = block.run(locals, during);
        if (answer > UNDEFINED) {
          return Steps.outward(answer);
        }
      }
      return NEXT;
    }
  }
}
