package dev.gavel.server.endpoint;

import dev.gavel.decider.Decider;
import dev.gavel.decider.Environments;
import dev.gavel.engine.Compilation;
import dev.gavel.engine.Context;
import dev.gavel.engine.Engine;
import dev.gavel.engine.Explanation;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Program;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.server.http.Call;
import dev.gavel.server.http.Endpoint;
import dev.gavel.server.http.Problem;
import dev.gavel.server.http.ProblemException;
import dev.gavel.server.http.Reply;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does it match, and why: rules that come with the request, or a segment of a snapshot. */
public final class EvaluateEndpoint implements Endpoint {
  static final int MAX_CONDITIONS = 1_000;

  private final Environments environments;
  private final Decider decider;
  private final Map<String, Engine> engines;
  private final String usual;

  /**
   * Evaluates on the engine that a request names.
   *
   * @param engines by their ids
   * @param usual the engine that snapshots are compiled with
   */
  public EvaluateEndpoint(
      Environments environments, Decider decider, Map<String, Engine> engines, String usual) {
    this.environments = environments;
    this.decider = decider;
    this.engines = Map.copyOf(engines);
    this.usual = usual;
  }

  @Override
  public Reply answer(Call call) {
    Fields body = Fields.ofBody(call);
    String engine = engine(body);
    ObjectValue attributes = body.context();
    boolean explain = body.truth("explain");
    Program program = program(body, engine);
    Context context = decider.context(attributes);
    Explanation explanation = explain ? program.explain(context) : null;
    Outcome outcome = explanation == null ? program.evaluate(context) : explanation.outcome();
    return Reply.json(200, answer(outcome, engine, explanation));
  }

  private String engine(Fields body) {
    String engine = body.text("engine");
    if (engine != null && !engines.containsKey(engine)) {
      throw Fields.wrong(
          "unknown_engine",
          "there is no such engine; there is "
              + String.join(", ", engines.keySet().stream().sorted().toList()));
    }
    return engine == null ? usual : engine;
  }

  private Program program(Fields body, String engine) {
    Value rules = body.any("rules");
    String segment = body.text("segment");
    if (rules != null && segment != null) {
      throw Fields.wrong("invalid_parameter", "rules and segment exclude each other");
    }
    if (rules != null) {
      return compiled(rules, segments(body), engine);
    }
    if (segment == null) {
      throw Fields.wrong("missing_parameter", "rules or segment is missing");
    }
    if (!engine.equals(usual)) {
      throw Fields.wrong(
          "invalid_parameter", "a segment is compiled with the engine %s".formatted(usual));
    }
    String environment = body.environment();
    Program program = Snapshots.of(environments, environment).segment(segment);
    if (program == null) {
      throw Problem.of(404, "unknown_segment", "there is no such segment in " + environment)
          .asException();
    }
    return program;
  }

  /** What the rules may mention: the segments of the environment, if they name one. */
  private Map<String, RuleSet> segments(Fields body) {
    return body.any("env") == null
        ? Map.of()
        : Snapshots.of(environments, body.environment()).segments();
  }

  private Program compiled(Value rules, Map<String, RuleSet> segments, String engine) {
    Diagnostics mistakes = new Diagnostics();
    RuleReader reader = new RuleReader(mistakes);
    RuleSet read = reader.rules(rules, Place.Pointer.ROOT.member("rules"));
    if (reader.conditionCount() > MAX_CONDITIONS) {
      throw Fields.wrong(
          "invalid_rules",
          "the rules have %,d conditions, more than the %,d allowed"
              .formatted(reader.conditionCount(), MAX_CONDITIONS));
    }
    Engine compiler = engines.get(engine);
    if (compiler == null) {
      throw new IllegalStateException("the engine " + engine + " is not there");
    }
    Compilation<Program> compilation = compiler.compile(new Source.Rules(read, segments));
    if (compilation instanceof Compilation.Rejected<Program>(List<Diagnostic> why)) {
      mistakes.addAll(why);
    }
    if (mistakes.hasErrors()) {
      throw invalid(mistakes.errors());
    }
    return compilation.orThrow();
  }

  private static ProblemException invalid(List<Diagnostic> mistakes) {
    String message =
        mistakes.size() == 1
            ? "the rules have a mistake"
            : "the rules have %,d mistakes".formatted(mistakes.size());
    return new Problem(
            400, "invalid_rules", message, mistakes.stream().map(Diagnostic::toValue).toList())
        .asException();
  }

  private static ObjectValue answer(
      Outcome outcome, String engine, @Nullable Explanation explanation) {
    ObjectValue.Builder answer =
        ObjectValue.builder()
            .put("matched", Value.of(outcome.isTrue()))
            .put("engine", StringValue.of(engine));
    if (outcome instanceof Outcome.Failed(String code, String message)) {
      answer.put("error", Problem.of(200, code, message).error());
    }
    return explanation == null
        ? answer.build()
        : answer.put("explanation", explanation.toValue()).build();
  }
}
