package dev.gavel.server;

import dev.gavel.server.http.Call;
import dev.gavel.server.http.Endpoint;
import dev.gavel.server.http.Problem;
import dev.gavel.server.http.Reply;
import dev.gavel.server.http.Route;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may administer: whoever sends the token, or, while there is none, whoever calls from this
 * machine. A header may only make it less, so a request that says it came through a proxy is not
 * from this machine. What is changed is logged with who did it.
 */
final class AdminGate {
  private static final Logger LOG = LoggerFactory.getLogger(AdminGate.class);
  private static final String SCHEME = "bearer ";
  private static final List<String> MARKS_OF_A_PROXY =
      List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

  private final @Nullable Secret token;

  AdminGate(@Nullable Secret token) {
    this.token = token;
  }

  /** The same route, where it is one to administer with, behind the gate. */
  Route before(Route route) {
    return route.path().startsWith("/admin/")
        ? new Route(route.method(), route.path(), route.lane(), behind(route.endpoint()))
        : route;
  }

  private Endpoint behind(Endpoint endpoint) {
    return call -> {
      Reply refusal = token == null ? refusalOfStranger(call) : refusal(call, token);
      return refusal == null ? logged(call, endpoint.answer(call)) : refusal;
    };
  }

  private static @Nullable Reply refusalOfStranger(Call call) {
    boolean direct = MARKS_OF_A_PROXY.stream().allMatch(header -> call.header(header) == null);
    return direct && call.isFromThisMachine()
        ? null
        : Problem.of(
                403,
                "only_from_this_machine",
                "/admin answers only callers on its own machine; to call from elsewhere, set"
                    + " GAVEL_ADMIN_TOKEN and send it as Authorization: Bearer")
            .reply();
  }

  private static @Nullable Reply refusal(Call call, Secret token) {
    String sent = bearer(call.header("Authorization"));
    if (sent == null) {
      return Problem.of(
              401, "token_missing", "/admin needs the token, sent as Authorization: Bearer")
          .reply()
          .withHeader("WWW-Authenticate", "Bearer realm=\"gavel\"");
    }
    return token.is(sent)
        ? null
        : Problem.of(401, "token_wrong", "the token is not the one that was set for this service")
            .reply()
            .withHeader("WWW-Authenticate", "Bearer realm=\"gavel\", error=\"invalid_token\"");
  }

  private static @Nullable String bearer(@Nullable String header) {
    return header != null && header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
        ? header.substring(SCHEME.length()).strip()
        : null;
  }

  private Reply logged(Call call, Reply reply) {
    if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
      LOG.info(
          "{} {} from {}, {}: {}",
          call.method(),
          call.path(),
          call.remoteAddress(),
          token == null ? "on this machine" : "by the admin token",
          reply.status());
    }
    return reply;
  }
}
