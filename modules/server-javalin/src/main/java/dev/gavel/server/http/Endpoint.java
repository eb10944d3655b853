package dev.gavel.server.http;

/** Answers one kind of request. Thread-safe, and free of any HTTP framework. */
@FunctionalInterface
public interface Endpoint {

  /**
   * The reply to a call.
   *
   * @throws ProblemException when the caller made a mistake
   */
  Reply answer(Call call);
}
