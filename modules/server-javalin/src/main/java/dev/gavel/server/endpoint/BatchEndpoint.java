package dev.gavel.server.endpoint;

import dev.gavel.decider.Batch;
import dev.gavel.decider.CompiledSnapshot;
import dev.gavel.decider.Decider;
import dev.gavel.decider.DecisionRequest;
import dev.gavel.decider.Environments;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.JsonWriter;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.server.http.Call;
import dev.gavel.server.http.Endpoint;
import dev.gavel.server.http.Problem;
import dev.gavel.server.http.ProblemException;
import dev.gavel.server.http.Reply;

/** Many users on one snapshot. A user who is asked for wrongly does not spoil the others. */
public final class BatchEndpoint implements Endpoint {
  static final int MAX_USERS = 10_000;
  static final int MAX_ANSWER = 32 << 20;

  private final Environments environments;
  private final Decider decider;

  public BatchEndpoint(Environments environments, Decider decider) {
    this.environments = environments;
    this.decider = decider;
  }

  @Override
  public Reply answer(Call call) {
    Fields body = Fields.ofBody(call);
    String environment = body.environment();
    ArrayValue users = users(body);
    CompiledSnapshot snapshot = Snapshots.of(environments, environment);
    Batch batch = decider.batch(snapshot);
    JsonWriter out = new JsonWriter(64 + users.size() * 256);
    out.ascii("{\"environment\":").string(environment);
    out.ascii(",\"config_version\":").number(snapshot.version());
    out.ascii(",\"results\":[");
    for (int i = 0; i < users.size(); i++) {
      if (i > 0) {
        out.ascii(",");
      }
      result(batch, users.get(i), out);
      if (out.length() > MAX_ANSWER) {
        throw tooMuch(i);
      }
    }
    return Reply.ok(out.ascii("]}"));
  }

  private static ArrayValue users(Fields body) {
    ArrayValue users = body.list("users");
    if (users == null) {
      throw Fields.wrong("missing_parameter", "users is missing");
    }
    if (users.size() > MAX_USERS) {
      throw Problem.of(
              413,
              "batch_too_large",
              "users has %,d entries, more than the %,d allowed".formatted(users.size(), MAX_USERS))
          .asException();
    }
    return users;
  }

  private static void result(Batch batch, Value user, JsonWriter out) {
    try {
      if (!(user instanceof ObjectValue object)) {
        throw Fields.wrongKind("an entry of users", "an object", user);
      }
      Fields fields = new Fields(object);
      DecisionRequest request = DecisionRequest.of(fields.userKey(), fields.context());
      batch.decide(request).writeTo(out);
    } catch (ProblemException mistake) {
      Value userKey = user instanceof ObjectValue object ? object.get("user_key") : null;
      out.ascii("{\"user_key\":").value(Value.of(userKey));
      out.ascii(",\"error\":").value(mistake.problem().error()).ascii("}");
    }
  }

  private static ProblemException tooMuch(int users) {
    return Problem.of(
            413,
            "answer_too_large",
            "the answer is larger than the %,d bytes allowed after %,d users; ask for fewer at once"
                .formatted(MAX_ANSWER, users))
        .asException();
  }
}
