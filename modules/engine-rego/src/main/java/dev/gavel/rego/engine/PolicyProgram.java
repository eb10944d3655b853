package dev.gavel.rego.engine;

import dev.gavel.engine.Context;
import dev.gavel.engine.Explanation;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Program;
import dev.gavel.engine.Reads;
import dev.gavel.rego.Answer;
import dev.gavel.rego.PreparedQuery;
import dev.gavel.rego.Request;
import dev.gavel.rego.evaluation.EvaluationException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query over policies: its value is the answer. */
final class PolicyProgram implements Program {
  private final PreparedQuery query;
  private final @Nullable Reads reads;
  private final boolean strict;

  PolicyProgram(PreparedQuery query, boolean strict) {
    this.query = query;
    this.reads = query.reads();
    this.strict = strict;
  }

  @Override
  public Outcome evaluate(Context context) {
    Request request = Request.empty().withInput(context.input()).at(context.now());
    try {
      Answer answer = query.ask(strict ? request.strictly() : request);
      return answer.value().<Outcome>map(Outcome.Defined::new).orElse(Outcome.Undefined.UNDEFINED);
    } catch (EvaluationException broken) {
      return new Outcome.Failed(broken.code(), String.valueOf(broken.getMessage()));
    }
  }

  /** A policy has no conditions that could be told one by one. */
  @Override
  public Explanation explain(Context context) {
    return new Explanation(evaluate(context), null, List.of());
  }

  @Override
  public @Nullable Reads reads() {
    return reads;
  }
}
