package dev.gavel.server.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * A route at work: its endpoint's replies are counted, its log lines carry the request id, and
 * whatever it throws becomes a reply.
 */
record ServedRoute(Route route, RequestCounts.Counter counter) {
  private static final Logger LOG = LoggerFactory.getLogger(ServedRoute.class);

  Reply answer(Call call) {
    MDC.put("request_id", call.requestId());
    try {
      return counter.counted(safely(call));
    } finally {
      MDC.remove("request_id");
    }
  }

  private Reply safely(Call call) {
    try {
      return route.endpoint().answer(call);
    } catch (ProblemException mistake) {
      return mistake.problem().reply();
    } catch (Throwable unexpected) { // a StackOverflowError too must not cost the connection
      LOG.error("{} failed", route.name(), unexpected);
      return Problem.of(
              500,
              "internal_error",
              "the service failed on this request; its log tells why, under request id "
                  + call.requestId())
          .reply();
    }
  }
}
