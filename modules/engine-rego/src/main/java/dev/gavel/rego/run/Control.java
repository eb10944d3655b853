package dev.gavel.rego.run;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.evaluation.Observer;
import dev.gavel.rego.run.document.Documents;
import dev.gavel.rego.run.growing.Growing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps that decide what runs next. */
final class Control {
  private Control() {}

  static final class Blocks implements Step {
    private final Steps[] blocks;

    Blocks(List<Steps> blocks) {
      this.blocks = blocks.toArray(Steps[]::new);
    }

    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      during.budget().spend(1);
      return Steps.runAll(blocks, locals, during);
    }
  }

  record Break(int depth) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      return depth;
    }
  }

  record Not(Steps block) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      int answer = block.run(locals, during);
      return switch (answer) {
        case NEXT -> UNDEFINED;
        case UNDEFINED -> NEXT;
        default -> Steps.outward(answer);
      };
    }
  }

  /** An undefined value makes the whole local undefined: so a plan restores what was not there. */
  record With(int local, List<Value> path, Source value, Steps block) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Value replacement = value.valueIn(locals);
      if (replacement == null && !path.isEmpty()) {
        return UNDEFINED;
      }
      Object before = locals[local];
      Memory memory = during.memory();
      locals[local] =
          replacement == null
              ? null
              : Documents.with(Growing.frozen(before), path, replacement, during.budget());
      during.remember(memory.when(locals[Linker.INPUT], locals[Linker.DATA]));
      try {
        int answer = block.run(locals, during);
        return answer > UNDEFINED ? Steps.outward(answer) : answer;
      } finally {
        during.remember(memory);
        locals[local] = before;
      }
    }
  }

  record Nothing() implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      return NEXT;
    }
  }

  /** What stands somewhere, and where its value is. */
  record Known(Location at, Source value) {}

  record Note(Location at, List<Known> known) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Observer observer = during.evaluation().observer();
      observer.reached(at);
      for (Known term : known) {
        Value value = term.value().valueIn(locals);
        if (value != null) {
          observer.value(term.at(), value);
        }
      }
      return NEXT;
    }
  }

  record Return(int source) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      during.answer(Growing.frozen(locals[source]));
      return RETURN;
    }
  }

  record AddResult(int source, Location at) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Value result = Growing.frozen(locals[source]);
      if (result == null) {
        return UNDEFINED;
      }
      during.addResult(result, at);
      return NEXT;
    }
  }
}
