package dev.gavel.rego;

import dev.gavel.engine.Reads;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.Evaluation;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Observations;
import dev.gavel.rego.evaluation.Observer;
import dev.gavel.rego.run.Executable;
import dev.gavel.rego.tier.Tiered;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A query, compiled together with its policies: ask it as often as you like, from any thread. */
public final class PreparedQuery {
  private final Executable plan;
  private final String entryPoint;
  private final Value data;
  private final Surroundings surroundings;
  private final List<QueryExpression> expressions;
  private final @Nullable RememberedAnswers remembered;

  PreparedQuery(
      Executable plan,
      String entryPoint,
      Value data,
      Surroundings surroundings,
      List<QueryExpression> expressions) {
    this.plan = plan;
    this.entryPoint = entryPoint;
    this.data = data;
    this.surroundings = surroundings;
    this.expressions = expressions;
    this.remembered =
        surroundings.answers() == 0 ? null : new RememberedAnswers(surroundings.answers());
  }

  /** The expressions of the query, in the order of a solution's values; none of a loaded plan. */
  public List<QueryExpression> expressions() {
    return expressions;
  }

  /** Whether the answer to this input is the one value true. */
  public boolean isTrue(@Nullable Object input) {
    return evaluate(input).isTrue();
  }

  /**
   * Asks with an input: a value, a map, a record, or anything else that has a counterpart in JSON.
   *
   * @throws EvaluationException when the evaluation breaks off: a conflict, a limit
   */
  public Answer evaluate(@Nullable Object input) {
    return ask(Request.of(input));
  }

  /** Asks without input. */
  public Answer evaluate() {
    return ask(Request.empty());
  }

  /** Asks with an input of JSON in UTF-8, of which only what the policy can look at is kept. */
  public Answer evaluateJson(byte[] input) {
    return ask(Request.empty().withInput(JsonReader.read(input, plan.reads(entryPoint))));
  }

  /**
   * Asks.
   *
   * @throws EvaluationException when the evaluation breaks off
   */
  public Answer ask(Request request) {
    return ask(request, Observer.NONE);
  }

  /**
   * Asks, and has somebody watch; places are told by the queries of {@link Policies#watched} only.
   *
   * @throws EvaluationException when the evaluation breaks off
   */
  public Answer ask(Request request, Observer observer) {
    RememberedAnswers known = remembered;
    if (known == null || !observer.equals(Observer.NONE) || !RememberedAnswers.fits(request)) {
      return answer(request, observer, evaluation(request));
    }
    StringValue key = RememberedAnswers.key(request.input(), plan.reads(entryPoint));
    Answer before = known.find(key);
    if (before != null) {
      return before;
    }
    Evaluation evaluation = evaluation(request);
    Answer answer = answer(request, observer, evaluation);
    if (evaluation.dependsOnInputAlone()) {
      known.keep(key, answer);
    }
    return answer;
  }

  private Answer answer(Request request, Observer observer, Evaluation evaluation) {
    evaluation.watchedBy(observer);
    List<Value> results = plan.run(entryPoint, request.input(), data, evaluation, request.strict());
    return new Answer(
        solutions(results),
        evaluation.failures(),
        request.records() ? evaluation.observations() : Observations.NONE);
  }

  /**
   * What answers depend on beside the policies and their data; null when nobody can tell. It is
   * worked out anew at each call.
   */
  public @Nullable Reads reads() {
    return plan.dependencies(entryPoint);
  }

  /**
   * Waits until the query is compiled to bytecode, which it else is when it was asked often; then
   * answers come as fast as they get.
   *
   * @return false when the time is over, or when there is nothing to compile
   */
  public boolean awaitCompiled(Duration time) throws InterruptedException {
    return plan instanceof Tiered tiered && tiered.awaitCompiled(time.toNanos());
  }

  /** The results as the plan gives them. */
  List<ObjectValue> results(Request request) {
    return plan
        .run(entryPoint, request.input(), data, evaluation(request), request.strict())
        .stream()
        .map(ObjectValue.class::cast)
        .toList();
  }

  private Evaluation evaluation(Request request) {
    Limits limits = request.limits() == null ? surroundings.limits() : request.limits();
    Instant now = request.now();
    Long seed = request.seed();
    return new Evaluation(
            now == null ? surroundings.clock() : InstantSource.fixed(now),
            seed == null ? Random::new : () -> new Random(seed),
            new Budget(limits, request.cancellation()),
            surroundings.permissions(),
            request.printer())
        .sharing(surroundings.caches())
        .replaying(request.replayed());
  }

  private List<Answer.Solution> solutions(List<Value> results) {
    return switch (results.size()) {
      case 0 -> List.of();
      case 1 -> List.of(solution(results.getFirst()));
      default -> results.stream().map(this::solution).toList();
    };
  }

  private Answer.Solution solution(Value result) {
    return expressions.isEmpty()
        ? planned((ObjectValue) result)
        : QueryValues.solution((ObjectValue) result, expressions.size());
  }

  /** A plan that was loaded has one result, under a name of its own. */
  private static Answer.Solution planned(ObjectValue result) {
    Value value = result.get(StringValue.of("result"));
    return value == null
        ? new Answer.Solution(List.of(), result)
        : new Answer.Solution(List.of(value), ObjectValue.EMPTY);
  }
}
