package dev.gavel.rego.builtin.web;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.Map;

/**
 * {@code http.send}, to the hosts that the policy may ask. Within an evaluation the same request is
 * sent once, whatever came of it.
 */
public final class HttpSend {
  private static final String NAME = "http.send";
  private static final String NETWORK = "eval_http_send_network_error";
  private static final String INTERNAL = "eval_http_send_internal_error";

  private HttpSend() {}

  public static Map<String, Builtin> all() {
    return Map.of(NAME, HttpSend::send);
  }

  private static Value send(Evaluation during, Value[] arguments) {
    ObjectValue request = Operands.object(arguments, 1);
    boolean raises = raises(request);
    try {
      RequestKeys.check(request);
      Fields fields = new Fields(request);
      return during.once(NAME, fields.identity(), () -> answer(fields, during, raises));
    } catch (BuiltinException wrong) {
      if (raises) {
        throw wrong;
      }
      return failure(INTERNAL, "%s: %s: %s".formatted(wrong.code(), NAME, wrong.getMessage()));
    }
  }

  private static boolean raises(ObjectValue request) {
    Value raises = request.get("raise_error");
    if (raises == null) {
      return true;
    }
    if (raises instanceof BooleanValue truth) {
      return truth.isTrue();
    }
    throw BuiltinException.failed("invalid value for raise_error field");
  }

  private static Value answer(Fields fields, Evaluation during, boolean raises) {
    KeptAnswers kept = KeptAnswers.wanted(fields);
    Received.Decoding decoding = Received.Decoding.read(fields);
    Outgoing request = Outgoing.read(fields.request(), during.budget(), System::getenv);
    try {
      Received answer =
          kept == null ? new Exchange(during).send(request) : kept.ask(request, during);
      return answer.toValue(decoding, during.budget());
    } catch (Unreachable failed) {
      if (raises) {
        throw BuiltinException.failed(failed.message());
      }
      return failure(NETWORK, failed.message());
    }
  }

  private static ObjectValue failure(String code, String message) {
    return ObjectValue.builder()
        .put("status_code", NumberValue.of(0))
        .put(
            "error",
            ObjectValue.builder()
                .put("code", StringValue.of(code))
                .put("message", StringValue.of(message))
                .build())
        .build();
  }
}
