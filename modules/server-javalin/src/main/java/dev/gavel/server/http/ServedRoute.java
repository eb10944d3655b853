package dev.gavel.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * A route at work: its endpoint's replies are counted, its log lines carry the request id, and
 * whatever it throws becomes a reply.
 */
final class ServedRoute {
  static final String REQUEST_ID = "request_id";

  private static final Logger LOG = LoggerFactory.getLogger(ServedRoute.class);

  private final Route route;
  private final List<LongAdder> byStatusClass;

  ServedRoute(Route route) {
    this.route = route;
    List<LongAdder> counts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      counts.add(new LongAdder());
    }
    byStatusClass = List.copyOf(counts);
  }

  Route route() {
    return route;
  }

  Reply answer(Call call) {
    MDC.put(REQUEST_ID, call.requestId());
    try {
      Reply reply = safely(call);
      byStatusClass.get(reply.status() / 100).increment();
      return reply;
    } finally {
      MDC.remove(REQUEST_ID);
    }
  }

  private Reply safely(Call call) {
    try {
      return route.endpoint().answer(call);
    } catch (ProblemException mistake) {
      return mistake.problem().reply();
    } catch (Throwable unexpected) { // a StackOverflowError too must not cost the connection
      LOG.error("{} {} failed", call.method(), route.path(), unexpected);
      return Problem.of(
              500,
              "internal_error",
              "the service failed on this request; its log tells why, under request id "
                  + call.requestId())
          .reply();
    }
  }

  /** Requests so far with a status of that class: 2 for 200 to 299. */
  long count(int statusClass) {
    return byStatusClass.get(statusClass).sum();
  }
}
