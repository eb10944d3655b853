package dev.gavel.decider;

import dev.gavel.engine.value.JsonWriter;
import dev.gavel.experiments.assignment.Assignment;
import java.util.List;

/** What a user sees, experiment by experiment. */
public record Decision(
    String userKey, String environment, long configVersion, List<Assignment> assignments) {

  /** As {@code GET /decide} answers it; assignments are copied from the bytes they were given. */
  public JsonWriter toJson() {
    int length = 128 + userKey.length() + environment.length();
    for (Assignment assignment : assignments) {
      length += assignment.jsonLength() + 1;
    }
    JsonWriter out = new JsonWriter(length);
    writeTo(out);
    return out;
  }

  public void writeTo(JsonWriter out) {
    out.ascii("{\"user_key\":").string(userKey);
    out.ascii(",\"environment\":").string(environment);
    out.ascii(",\"config_version\":").number(configVersion);
    out.ascii(",\"assignments\":[");
    for (int i = 0; i < assignments.size(); i++) {
      if (i > 0) {
        out.ascii(",");
      }
      assignments.get(i).writeTo(out);
    }
    out.ascii("]}");
  }
}
