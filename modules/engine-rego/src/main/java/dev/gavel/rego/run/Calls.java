package dev.gavel.rego.run;

import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Steps that call. */
final class Calls {
  private static final int FOUND_BUT_UNDEFINED = 3;

  private Calls() {}

  /** A rule, or a function that depends on nothing else: its answer is remembered. */
  record CallRule(Routine rule, int target) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Value answer = during.recall(rule, locals[Linker.INPUT], locals[Linker.DATA]);
      locals[target] = answer;
      return answer == null ? UNDEFINED : NEXT;
    }
  }

  record CallFunction(Routine function, List<Source> arguments, int target) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      @Nullable Object[] frame = function.frame();
      for (int i = 0; i < arguments.size(); i++) {
        frame[i] = arguments.get(i).valueIn(locals);
      }
      Value answer = function.call(frame, during);
      locals[target] = answer;
      return answer == null ? UNDEFINED : NEXT;
    }
  }

  /** What is found decides the whole reference, also by being undefined. */
  record CallDynamic(Map<List<Value>, Routine> rules, List<Source> path, int target)
      implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      List<Value> wanted = new ArrayList<>(path.size());
      for (Source part : path) {
        Value value = part.valueIn(locals);
        if (value == null) {
          return UNDEFINED;
        }
        wanted.add(value);
      }
      Routine rule = rules.get(wanted);
      if (rule == null) {
        return UNDEFINED;
      }
      Value answer = during.recall(rule, locals[Linker.INPUT], locals[Linker.DATA]);
      locals[target] = answer;
      return answer == null ? FOUND_BUT_UNDEFINED : NEXT;
    }
  }

  record CallBuiltin(BuiltinCall call, List<Source> arguments, int target) implements Step {
    @Override
    public int run(@Nullable Object[] locals, Execution during) {
      Value[] values = new Value[arguments.size()];
      for (int i = 0; i < values.length; i++) {
        Value value = arguments.get(i).valueIn(locals);
        if (value == null) {
          return UNDEFINED;
        }
        values[i] = value;
      }
      Value answer = during.call(call, values);
      locals[target] = answer;
      return answer == null ? UNDEFINED : NEXT;
    }
  }
}
