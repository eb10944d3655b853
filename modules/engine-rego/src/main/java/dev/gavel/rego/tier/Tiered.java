package dev.gavel.rego.tier;

import dev.gavel.engine.Reads;
import dev.gavel.engine.value.Projection;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.emit.Emit;
import dev.gavel.rego.emit.Emitted;
import dev.gavel.rego.evaluation.Evaluation;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.evaluation.Tier;
import dev.gavel.rego.optimise.Optimise;
import dev.gavel.rego.optimise.input.PlanReads;
import dev.gavel.rego.optimise.input.ReadsOfInput;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.run.Executable;
import dev.gavel.rego.run.Linked;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A plan that the reference carries out until its code is there.
 *
 * <p>The code only has to be right where there is a result. Whatever makes it break off, the
 * question is put once more to the reference, which knows what to say; so does a strict caller, who
 * wants to hear of each failure in the order of the policy.
 */
public final class Tiered implements Executable {
  /** A policy that is asked less often is not worth a compilation. */
  private static final int WORTH_COMPILING = 32;

  /** Of more entry points it is found out when somebody asks. */
  private static final int MOST_ENTRIES_READ = 16;

  private final Policy plan;
  private final Function<String, @Nullable Builtin> builtins;
  private final Executable reference;
  private final AtomicInteger questions = new AtomicInteger();
  private final CountDownLatch settled = new CountDownLatch(1);
  private final ConcurrentMap<String, Projection> reads = new ConcurrentHashMap<>();
  private volatile @Nullable Emitted compiled;

  private Tiered(Policy plan, Function<String, @Nullable Builtin> builtins) {
    this.plan = plan;
    this.builtins = builtins;
    this.reference = Linked.of(plan, builtins);
  }

  public static Executable of(
      Policy plan, Function<String, @Nullable Builtin> builtins, Tier tier) {
    return switch (tier) {
      case INTERPRETED -> Linked.of(plan, builtins);
      case WARMING -> new Tiered(plan, builtins);
      case COMPILED -> {
        Tiered tiered = new Tiered(plan, builtins);
        tiered.compile();
        yield tiered;
      }
    };
  }

  @Override
  public Set<String> plans() {
    return reference.plans();
  }

  /** It takes about as long as reading a few documents, and so waits until it pays, too. */
  @Override
  public Projection reads(String entry) {
    if (compiled == null) {
      return Projection.WHOLE;
    }
    Projection known = reads.get(entry);
    return known == null
        ? reads.computeIfAbsent(entry, name -> ReadsOfInput.of(plan, name))
        : known;
  }

  /** The same whether or not the code is there. */
  @Override
  public @Nullable Reads dependencies(String entry) {
    try {
      return PlanReads.of(plan, entry, builtins);
    } catch (StackOverflowError tooDeep) {
      return null;
    }
  }

  @Override
  public List<Value> run(
      String entry, @Nullable Value input, Value data, Evaluation evaluation, boolean strict) {
    Emitted code = compiled;
    if (code == null || strict || code.deepest() > evaluation.budget().limits().depth()) {
      return interpret(entry, input, data, evaluation, strict);
    }
    try {
      return code.run(entry, input, data, evaluation, false);
    } catch (EvaluationException broken) {
      if (broken.code().equals(EvaluationException.CANCELLED)) {
        throw broken;
      }
    } catch (RuntimeException | StackOverflowError | LinkageError broken) {
      // what it means, the reference says
    }
    evaluation.startOver();
    return reference.run(entry, input, data, evaluation, false);
  }

  private List<Value> interpret(
      String entry, @Nullable Value input, Value data, Evaluation evaluation, boolean strict) {
    if (compiled == null && questions.incrementAndGet() == WORTH_COMPILING) {
      Compiling.inBackground(this);
    }
    return reference.run(entry, input, data, evaluation, strict);
  }

  /** Makes the code; where that is not possible, the reference stays. */
  void compile() {
    try {
      if (Emit.canRun(plan)) {
        Emitted code = Emit.run(Optimise.run(plan), builtins).orElse(null);
        plan.plans().stream()
            .limit(MOST_ENTRIES_READ)
            .forEach(entry -> reads.put(entry.name(), ReadsOfInput.of(plan, entry.name())));
        compiled = code;
      }
    } catch (StackOverflowError tooDeep) {
      compiled = null; // the reference goes only as deep as a question leads it
    } finally {
      settled.countDown();
    }
  }

  /** Waits until the code is there, or is known not to come. */
  public boolean awaitCompiled(long nanos) throws InterruptedException {
    boolean waits = settled.getCount() > 0;
    if (waits && questions.getAndSet(WORTH_COMPILING) < WORTH_COMPILING) {
      Compiling.inBackground(this);
    }
    return settled.await(nanos, TimeUnit.NANOSECONDS) && compiled != null;
  }
}
