package dev.gavel.server.http;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.List;

/**
 * What went wrong, in the one form that every error of this service has.
 *
 * @param code stable and for machines: {@code missing_parameter}
 * @param message one sentence for the one who sent the request
 * @param details where there is more than one thing to say
 */
public record Problem(int status, String code, String message, List<? extends Value> details) {
  public Problem {
    details = List.copyOf(details);
  }

  public static Problem of(int status, String code, String message) {
    return new Problem(status, code, message, List.of());
  }

  /** The inside of {@code {"error": ...}}. */
  public ObjectValue error() {
    return ObjectValue.builder()
        .put("code", StringValue.of(code))
        .put("message", StringValue.of(message))
        .put("details", ArrayValue.of(details))
        .build();
  }

  public Reply reply() {
    return Reply.json(status, ObjectValue.builder().put("error", error()).build());
  }

  public ProblemException asException() {
    return new ProblemException(this);
  }
}
