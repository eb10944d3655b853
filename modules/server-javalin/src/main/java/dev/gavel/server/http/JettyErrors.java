package dev.gavel.server.http;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What Jetty itself refuses, before any route is known, in the same form as every other error. */
final class JettyErrors implements Request.Handler {
  private final RequestCounts.Counter counter;

  JettyErrors(RequestCounts.Counter counter) {
    this.counter = counter;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (!response.getHeaders().contains(RequestId.HEADER)) {
      response
          .getHeaders()
          .put(RequestId.HEADER, RequestId.of(request.getHeaders().get(RequestId.HEADER)));
    }
    Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
    int status = cause instanceof HttpException refused ? refused.getCode() : response.getStatus();
    String reason = cause instanceof HttpException refused ? refused.getReason() : null;
    Replies.write(counter.counted(problem(status, reason).reply()), response, callback);
    return true;
  }

  static Problem problem(int status, @Nullable String reason) {
    return switch (status) {
      case 404 -> Problem.of(404, "not_found", "there is nothing at this path");
      case 408 -> Problem.of(408, "request_timeout", "the request did not arrive in time");
      case 413 -> Problem.of(413, "body_too_large", "the body is too large");
      case 414 -> Problem.of(414, "uri_too_long", "the request's address is too long");
      case 431 -> Problem.of(431, "headers_too_large", "the request's headers are too large");
      case 503 -> Problem.of(503, "unavailable", "the service is stopping or overloaded");
      default ->
          status < 500
              ? Problem.of(status, "bad_request", sentence(reason))
              : Problem.of(status, "internal_error", "the service failed on this request");
    };
  }

  private static String sentence(@Nullable String reason) {
    return reason == null || reason.isEmpty()
        ? "this is no request that HTTP knows"
        : "this is no request that HTTP knows: " + reason;
  }
}
