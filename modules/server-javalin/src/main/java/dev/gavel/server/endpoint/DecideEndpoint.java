package dev.gavel.server.endpoint;

import dev.gavel.decider.CompiledSnapshot;
import dev.gavel.decider.Decider;
import dev.gavel.decider.Decision;
import dev.gavel.decider.DecisionRequest;
import dev.gavel.decider.Environments;
import dev.gavel.engine.value.JsonWriter;
import dev.gavel.server.http.AnswerBuffers;
import dev.gavel.server.http.Call;
import dev.gavel.server.http.Query;
import dev.gavel.server.http.Reply;

/** What a user sees: {@code GET /decide}, and {@code POST /decide} with more to say. */
public final class DecideEndpoint {
  private final Environments environments;
  private final Decider decider;

  public DecideEndpoint(Environments environments, Decider decider) {
    this.environments = environments;
    this.decider = decider;
  }

  public Reply get(Call call) {
    Query query = call.query();
    String userKey = Fields.userKey(query.get("user_key"));
    String environment = Fields.environment(query.get("env"));
    DecisionRequest request = DecisionRequest.of(userKey, Fields.context(query.get("context")));
    CompiledSnapshot snapshot = Snapshots.of(environments, environment);
    return answer(decider.decide(snapshot, request));
  }

  public Reply post(Call call) {
    Fields body = Fields.ofBody(call);
    String userKey = body.userKey();
    String environment = body.environment();
    DecisionRequest request = new DecisionRequest(userKey, body.context(), body.experiments());
    boolean explain = body.truth("explain");
    CompiledSnapshot snapshot = Snapshots.of(environments, environment);
    return explain
        ? Reply.ok(decider.explain(snapshot, request).toJson())
        : answer(decider.decide(snapshot, request));
  }

  private static Reply answer(Decision decision) {
    JsonWriter out = AnswerBuffers.take();
    decision.writeTo(out);
    return Reply.okAndReuse(out);
  }
}
