package dev.gavel.server.http;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Throws away what is left of a refused body before the connection closes. A close with bytes
 * unread resets the connection, and the reset can overtake the answer that says why.
 */
final class Drain extends Invocable.Task.Abstract implements Callback {
  private static final long LIMIT = 16L << 20;

  private final Request request;
  private final Callback callback;
  private long drained;

  Drain(Request request, Callback callback) {
    super(InvocationType.NON_BLOCKING);
    this.request = request;
    this.callback = callback;
  }

  /** The answer is out. */
  @Override
  public void succeeded() {
    run();
  }

  @Override
  public void failed(Throwable failure) {
    callback.failed(failure);
  }

  @Override
  public void run() {
    while (true) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return;
      }
      boolean last = chunk.isLast() || Content.Chunk.isFailure(chunk);
      drained += chunk.remaining();
      chunk.release();
      if (last || drained > LIMIT) {
        callback.succeeded();
        return;
      }
    }
  }
}
