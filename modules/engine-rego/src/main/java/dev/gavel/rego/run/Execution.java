package dev.gavel.rego.run;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.run.index.DataIndexes;
import dev.gavel.rego.run.index.ScanIndexes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One evaluation of one plan: what its steps share. */
final class Execution {
  /** Built-ins whose answers depend on more than their arguments. */
  static final Set<String> VOLATILE =
      Set.of(
          "http.send",
          "io.jwt.decode_verify",
          "io.jwt.encode_sign",
          "io.jwt.encode_sign_raw",
          "json.match_schema",
          "json.verify_schema",
          "net.lookup_ip_addr",
          "opa.runtime",
          "rand.intn",
          "time.now_ns",
          "uuid.rfc4122");

  private final Evaluation evaluation;
  private final Value data;
  private final TreeSet<Value> results = new TreeSet<>(Value.ORDER);
  private final ResultRoom room;
  private Memory memory;
  private int depth;
  private @Nullable Value answer;
  private @Nullable EvaluationException firstFailure;
  private @Nullable Disagreement disagreement;
  private @Nullable ScanIndexes indexes;

  Execution(Evaluation evaluation, @Nullable Value input, Value data, int rules) {
    this.evaluation = evaluation;
    this.data = data;
    this.room = new ResultRoom(evaluation.budget().limits().resultBytes());
    this.memory = Memory.of(input, data, rules);
  }

  Evaluation evaluation() {
    return evaluation;
  }

  Budget budget() {
    return evaluation.budget();
  }

  ScanIndexes indexes() {
    if (indexes == null) {
      DataIndexes shared = evaluation.caches().lasting(DataIndexes.class, DataIndexes::new);
      indexes = new ScanIndexes(shared, budget());
    }
    return indexes;
  }

  @SuppressWarnings(
      "ReferenceEquality") // a copy would be another document, even with equal content
  boolean isBaseData(@Nullable Object document) {
    return document == data;
  }

  Memory memory() {
    return memory;
  }

  void remember(Memory changed) {
    memory = changed;
  }

  void answer(@Nullable Value given) {
    answer = given;
  }

  @Nullable Value answer() {
    return answer;
  }

  @Nullable Value recall(Routine rule, @Nullable Object input, @Nullable Object base) {
    Memory known = memory;
    if (known.knows(rule)) {
      return known.answer(rule);
    }
    @Nullable Object[] frame = rule.frame();
    frame[Linker.INPUT] = input;
    frame[Linker.DATA] = base;
    Value found = rule.call(frame, this);
    known.keep(rule, found);
    return found;
  }

  @Nullable Value call(Calls.CallBuiltin call, Value[] arguments) {
    budget().spend(1);
    for (Value argument : arguments) {
      heed(argument);
    }
    try {
      return call.answer(this, arguments);
    } catch (BuiltinException failure) {
      EvaluationException told =
          new EvaluationException(
              failure.code(), call.at(), call.name() + ": " + failure.getMessage());
      evaluation.failed(told);
      if (firstFailure == null && disagreement == null) {
        firstFailure = told;
      }
      return null;
    }
  }

  /** The first failure of a built-in, which only a strict caller wants to hear of. */
  @Nullable EvaluationException firstFailure() {
    return firstFailure;
  }

  /** Takes note of a value that something is done with which goes through all of it. */
  void heed(Value value) {
    if (value instanceof ArrayValue || value instanceof ObjectValue || value instanceof SetValue) {
      budget().heed(value);
    }
  }

  void enter(int locals) {
    budget().spend(1);
    budget().allocate((long) Size.LOCAL * locals);
    depth++;
    if (depth > budget().limits().depth()) {
      throw new EvaluationException(
          EvaluationException.INTERNAL,
          Location.NONE,
          "calls are nested deeper than the limit of " + budget().limits().depth());
    }
  }

  void leave() {
    depth--;
  }

  void hear(Disagreement about) {
    disagreement = about;
  }

  @Nullable Disagreement disagreement() {
    return disagreement;
  }

  void addResult(Value result, Location at) {
    heed(result);
    if (results.add(result)) {
      room.take(result, at);
    }
  }

  List<Value> results() {
    return List.copyOf(results);
  }
}
