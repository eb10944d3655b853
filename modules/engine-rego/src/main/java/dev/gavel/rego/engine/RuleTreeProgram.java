package dev.gavel.rego.engine;

import dev.gavel.conditions.explain.Explain;
import dev.gavel.engine.Context;
import dev.gavel.engine.Explanation;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Program;
import dev.gavel.engine.Reads;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.Answer;
import dev.gavel.rego.PreparedQuery;
import dev.gavel.rego.Request;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.ruletree.Translation;

/**
 * A translated rule tree. Where an attribute could not be compared, a built-in failed; the row in
 * which it did tells the condition.
 */
final class RuleTreeProgram implements Program {
  private final PreparedQuery matches;
  private final Translation translation;
  private final Explain explain;
  private final Reads reads;
  private final boolean strict;

  RuleTreeProgram(
      PreparedQuery matches,
      Translation translation,
      Explain explain,
      Reads reads,
      boolean strict) {
    this.matches = matches;
    this.translation = translation;
    this.explain = explain;
    this.reads = reads;
    this.strict = strict;
  }

  @Override
  public Outcome evaluate(Context context) {
    try {
      Request request = Request.empty().withInput(context.input()).at(context.now());
      Answer answer = matches.ask(request);
      answer.failures().forEach(failure -> report(failure, context));
      return strict && !answer.failures().isEmpty()
          ? explain.why(context).outcome()
          : Outcome.Defined.of(answer.isTrue());
    } catch (EvaluationException broken) {
      return broken.code().equals(EvaluationException.INTERNAL)
          ? Explain.TOO_DEEP
          : new Outcome.Failed(broken.code(), String.valueOf(broken.getMessage()));
    } catch (StackOverflowError tooDeep) {
      return Explain.TOO_DEEP;
    }
  }

  private void report(EvaluationException failure, Context context) {
    Condition condition = translation.conditions().get(failure.at().row());
    Value actual = condition == null ? null : condition.attribute().in(context.input());
    if (condition != null && actual != null) {
      context.mismatches().mismatched(condition, actual);
    }
  }

  @Override
  public Explanation explain(Context context) {
    return explain.why(context);
  }

  @Override
  public Reads reads() {
    return reads;
  }
}
