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
import dev.gavel.rego.run.document.Size;
import dev.gavel.rego.run.index.DataIndexes;
import dev.gavel.rego.run.index.ScanIndexes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One evaluation of one plan: what its steps share, or the methods of its emitted code. */
public final class Execution {
  /** Built-ins whose answers depend on more than their arguments. */
  public static final Set<String> VOLATILE =
      Set.of(
          "crypto.x509.parse_and_verify_certificates",
          "crypto.x509.parse_and_verify_certificates_with_options",
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
  private final Budget budget;
  private @Nullable Value result;
  private @Nullable Set<Value> results;
  private @Nullable ResultRoom room;
  private Memory memory;
  private int depth;
  private @Nullable Value answer;
  private @Nullable EvaluationException firstFailure;
  private @Nullable Disagreement disagreement;
  private @Nullable ScanIndexes indexes;

  /**
   * Starts.
   *
   * @param rules how many rules have answers to be remembered
   */
  public Execution(Evaluation evaluation, @Nullable Value input, Value data, int rules) {
    this.evaluation = evaluation;
    this.data = data;
    this.budget = evaluation.budget();
    this.memory = Memory.of(input, data, rules);
  }

  public Evaluation evaluation() {
    return evaluation;
  }

  public Budget budget() {
    return budget;
  }

  public ScanIndexes indexes() {
    if (indexes == null) {
      DataIndexes shared = evaluation.caches().lasting(DataIndexes.class, DataIndexes::new);
      indexes = new ScanIndexes(shared, budget);
    }
    return indexes;
  }

  @SuppressWarnings(
      "ReferenceEquality") // a copy would be another document, even with equal content
  public boolean isBaseData(@Nullable Object document) {
    return document == data;
  }

  public Memory memory() {
    return memory;
  }

  public void remember(Memory changed) {
    memory = changed;
  }

  public void answer(@Nullable Value given) {
    answer = given;
  }

  public @Nullable Value answer() {
    return answer;
  }

  @Nullable Value recall(Routine rule, @Nullable Object input, @Nullable Object base) {
    Memory remembered = memory;
    Object known = remembered.known(rule.number());
    if (known != null) {
      return known instanceof Value value ? value : null;
    }
    @Nullable Object[] frame = rule.frame();
    frame[Linker.INPUT] = input;
    frame[Linker.DATA] = base;
    Value found = rule.call(frame, this);
    remembered.keep(rule.number(), found);
    return found;
  }

  /** Null when the built-in has no answer, also because it failed; a failure is noted. */
  public @Nullable Value call(BuiltinCall call, Value[] arguments) {
    budget.spend(1);
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
  public void heed(Value value) {
    if (value instanceof ArrayValue || value instanceof ObjectValue || value instanceof SetValue) {
      budget.heed(value);
    }
  }

  void enter(int locals) {
    budget.spend(1);
    budget.allocate((long) Size.LOCAL * locals);
    depth++;
    if (depth > budget.limits().depth()) {
      throw new EvaluationException(
          EvaluationException.INTERNAL,
          Location.NONE,
          "calls are nested deeper than the limit of " + budget.limits().depth());
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

  /** Most plans have one result; only the second needs an order. */
  public void addResult(Value added, Location at) {
    heed(added);
    if (room == null) {
      room = new ResultRoom(budget.limits().resultBytes());
    }
    if (result == null) {
      result = added;
      room.take(added, at);
    } else if (others(result).add(added)) {
      room.take(added, at);
    }
  }

  private Set<Value> others(Value first) {
    Set<Value> known = results;
    if (known == null) {
      known = new TreeSet<>(Value.ORDER);
      known.add(first);
      results = known;
    }
    return known;
  }

  /** The distinct results, in the order of values. */
  public List<Value> results() {
    if (results != null) {
      return List.copyOf(results);
    }
    return result == null ? List.of() : List.of(result);
  }
}
