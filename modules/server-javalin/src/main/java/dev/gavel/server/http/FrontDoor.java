package dev.gavel.server.http;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Every request comes in here, on the thread that reads its socket. The body is taken in; then a
 * fast route is answered on the spot, and everything else gets a virtual thread and goes on to
 * Javalin.
 *
 * <p>A decision takes microseconds, less than handing it to another thread would. So the handler
 * declares that it never blocks, and holds to it: what may take longer, a large body included, is
 * handed on.
 */
final class FrontDoor extends Handler.Wrapper {
  /** Where Javalin's handlers find the call that was made here. */
  static final String CALL = Call.class.getName();

  private static final int MAX_WAITING = 1_000;
  private static final int LARGE_BODY = 32 << 10;
  private static final HttpField CLOSE =
      new PreEncodedHttpField(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());

  private final RouteTable routes;
  private final int maxBody;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("gavel-http-", 0).factory());
  private final Semaphore places = new Semaphore(MAX_WAITING);
  private volatile boolean closing;

  FrontDoor(RouteTable routes, int maxBody) {
    this.routes = routes;
    this.maxBody = maxBody;
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  /** From now on every answer is its connection's last. */
  void close() {
    closing = true;
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    threads.shutdownNow();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String id = RequestId.of(request.getHeaders().get(RequestId.HEADER));
    HttpFields.Mutable headers = response.getHeaders();
    headers.add(RequestId.HEADER, id);
    if (closing) {
      headers.add(CLOSE);
    }
    if (request.getLength() > maxBody) {
      refuse(Intake.tooLarge(maxBody), request, response, callback);
    } else {
      new Intake(
              request,
              maxBody,
              body -> admit(call(request, body, id), request, response, callback),
              problem -> refuse(problem, request, response, callback))
          .run();
    }
    return true;
  }

  private static Call call(Request request, byte[] body, String id) {
    return new Call(
        new Call.Target(
            request.getMethod(), request.getHttpURI().getPath(), request.getHttpURI().getQuery()),
        Map.of(),
        body,
        id,
        new Call.Caller(
            request.getHeaders()::get, request.getConnectionMetaData()::getRemoteSocketAddress));
  }

  private void admit(Call call, Request request, Response response, Callback callback) {
    ServedRoute fast =
        call.body().length > LARGE_BODY ? null : routes.fast(call.method(), call.path());
    if (fast != null) {
      Replies.write(fast.answer(call), response, callback);
    } else if (places.tryAcquire()) {
      request.setAttribute(CALL, call);
      threads.execute(() -> handOn(request, response, callback));
    } else {
      Problem full =
          Problem.of(503, "overloaded", "too many requests are waiting; try again in a moment");
      Replies.write(routes.unrouted().counted(full.reply()), response, callback);
    }
  }

  private void handOn(Request request, Response response, Callback callback) {
    try {
      if (!super.handle(request, response, callback)) {
        Response.writeError(request, response, callback, 404);
      }
    } catch (Throwable failure) { // nobody else is there to answer
      Response.writeError(request, response, callback, failure);
    } finally {
      places.release();
    }
  }

  /** The rest of the body is not read to the end, so the connection cannot go on. */
  private void refuse(Problem problem, Request request, Response response, Callback callback) {
    response.getHeaders().put(CLOSE);
    boolean unsent = request.getHeaders().contains(HttpHeader.EXPECT);
    Replies.write(problem.reply(), response, unsent ? callback : new Drain(request, callback));
  }
}
