package dev.gavel.server.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What an endpoint sees of a request. The body has arrived in full and within its limit. */
public final class Call {
  private final String method;
  private final String path;
  private final @Nullable String rawQuery;
  private final Map<String, String> pathParameters;
  private final byte[] body;
  private final String requestId;
  private final Caller caller;

  /** Who called: looked up only when somebody asks. */
  record Caller(UnaryOperator<@Nullable String> headers, Supplier<SocketAddress> address) {}

  Call(
      Target target,
      Map<String, String> pathParameters,
      byte[] body,
      String requestId,
      Caller caller) {
    this.method = target.method();
    this.path = target.path();
    this.rawQuery = target.rawQuery();
    this.pathParameters = pathParameters;
    this.body = body;
    this.requestId = requestId;
    this.caller = caller;
  }

  /** The first line of a request, without its version. */
  record Target(String method, String path, @Nullable String rawQuery) {}

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  /** What stands in the path where the route has a name in braces. */
  public Map<String, String> pathParameters() {
    return pathParameters;
  }

  /**
   * The query's parameters, decoded.
   *
   * @throws ProblemException when the query is no UTF-8 behind its percent signs
   */
  public Query query() {
    return rawQuery == null ? Query.EMPTY : Query.parse(rawQuery);
  }

  /** Not copied: the endpoint has it for itself. */
  public byte[] body() {
    return body;
  }

  /** A header's first value; null when it was not sent. */
  public @Nullable String header(String name) {
    return caller.headers().apply(name);
  }

  /** Where the connection comes from; no header has a say in it. */
  public String remoteAddress() {
    InetAddress address = internetAddress();
    return address == null ? String.valueOf(caller.address().get()) : address.getHostAddress();
  }

  /** Whether the connection comes from this machine. */
  public boolean isFromThisMachine() {
    InetAddress address = internetAddress();
    return address != null && address.isLoopbackAddress();
  }

  private @Nullable InetAddress internetAddress() {
    return caller.address().get() instanceof InetSocketAddress socket ? socket.getAddress() : null;
  }

  public String requestId() {
    return requestId;
  }

  Call at(Map<String, String> parameters) {
    return new Call(
        new Target(method, path, rawQuery), Map.copyOf(parameters), body, requestId, caller);
  }
}
