package dev.gavel.server.http;

import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Takes in a request's body. No thread waits for it: what has arrived is taken at once, and Jetty
 * calls again when there is more, so a slow client costs its connection and nothing else.
 */
final class Intake extends Invocable.Task.Abstract {
  private static final byte[] EMPTY = new byte[0];

  private final Request request;
  private final int limit;
  private final Consumer<byte[]> whenComplete;
  private final Consumer<Problem> otherwise;
  private byte[] buffer = EMPTY;
  private int length;

  Intake(Request request, int limit, Consumer<byte[]> whenComplete, Consumer<Problem> otherwise) {
    super(InvocationType.NON_BLOCKING);
    this.request = request;
    this.limit = limit;
    this.whenComplete = whenComplete;
    this.otherwise = otherwise;
  }

  @Override
  public void run() {
    while (true) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        otherwise.accept(problem(chunk.getFailure()));
        return;
      }
      boolean last = chunk.isLast();
      append(chunk);
      chunk.release();
      if (length > limit) {
        otherwise.accept(tooLarge(limit));
        return;
      }
      if (last) {
        whenComplete.accept(body());
        return;
      }
    }
  }

  private void append(Content.Chunk chunk) {
    int more = chunk.remaining();
    if (buffer.length - length < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
    }
    chunk.get(buffer, length, more);
    length += more;
  }

  private byte[] body() {
    return length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
  }

  static Problem tooLarge(int limit) {
    return Problem.of(
        413, "body_too_large", "the body is larger than the %,d bytes allowed".formatted(limit));
  }

  private static Problem problem(Throwable failure) {
    return switch (failure) {
      case TimeoutException _ ->
          Problem.of(408, "request_timeout", "the body did not arrive in time");
      case HttpException broken ->
          Problem.of(400, "bad_request", "the body could not be read: " + broken.getReason());
      default -> Problem.of(400, "bad_request", "the body broke off");
    };
  }
}
