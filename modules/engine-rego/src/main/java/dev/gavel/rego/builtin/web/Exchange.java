package dev.gavel.rego.builtin.web;

import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/**
 * Sends a request, again where it must be, and to other places where it is sent there; each place
 * must be allowed. Waits no longer than the request and the evaluation may.
 */
final class Exchange {
  static final int MOST_BYTES = 32 << 20;
  private static final int MOST_REDIRECTS = 10;
  private static final Duration SLICE = Duration.ofMillis(20);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final double GROWTH = 1.6;
  private static final double JITTER = 0.2;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final String HOSTS_ALLOWED = "jdk.httpclient.allowRestrictedHeaders";

  static {
    // The client of the JDK lets nobody set Host unless this says so before its first use.
    if (System.getProperty(HOSTS_ALLOWED) == null) {
      System.setProperty(HOSTS_ALLOWED, "host");
    }
  }

  private final Evaluation during;

  Exchange(Evaluation during) {
    this.during = during;
  }

  Received send(Outgoing request) throws Unreachable {
    checkHost(request.target());
    for (int failures = 0; ; failures++) {
      try {
        return attempt(request);
      } catch (Unreachable failure) {
        if (failures == request.retries()) {
          throw failure;
        }
        pause(failures);
      }
    }
  }

  private void pause(int failures) {
    double pause = failures == 0 ? 0 : (double) FIRST_PAUSE.toMillis() * Math.pow(GROWTH, failures);
    double jitter = 1 + JITTER * (during.random().nextDouble() * 2 - 1);
    long end =
        System.nanoTime()
            + (long) (Math.min(pause, (double) LONGEST_PAUSE.toMillis()) * jitter * 1_000_000);
    try {
      while (end - System.nanoTime() > 0) {
        during.budget().check();
        TimeUnit.NANOSECONDS.sleep(Math.min(end - System.nanoTime(), slice()));
      }
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
    }
    during.budget().check();
  }

  private long slice() {
    return Math.max(1, Math.min(SLICE.toNanos(), during.budget().timeLeft().toNanos()));
  }

  private Received attempt(Outgoing first) throws Unreachable {
    long deadline = System.nanoTime() + first.patience().toNanos();
    Outgoing request = first;
    for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
      Received answer = once(request, deadline);
      String location = answer.header("location");
      if (!request.follows() || !REDIRECTS.contains(answer.status()) || location.isEmpty()) {
        return answer;
      }
      request = request.redirected(answer.status(), location);
      checkHost(request.target());
    }
    throw new Unreachable(first.problem("stopped after " + MOST_REDIRECTS + " redirects"));
  }

  private void checkHost(URI target) {
    String host = target.getHost();
    if (host == null) {
      throw BuiltinException.failed("the url names no host");
    }
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    if (!during.permissions().allowsHost(bare)) {
      throw BuiltinException.failed(
          "disallowed host: %s; name it among the hosts of the policies' permissions"
              .formatted(bare));
    }
  }

  private Received once(Outgoing request, long deadline) throws Unreachable {
    if (request.tls().isUsual() || !request.isSecure()) {
      return exchanged(usual(), request, request.target(), deadline);
    }
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .sslContext(request.tls().context());
    URI target = request.target();
    String name = request.tls().serverName();
    if (!name.isEmpty()) {
      // The client asks for the name in the URL, unless that has none.
      target = numbered(request);
      builder.sslParameters(named(name));
    }
    HttpClient client = builder.build();
    try {
      return exchanged(client, request, target, deadline);
    } finally {
      client.shutdownNow();
    }
  }

  private HttpClient usual() {
    return during
        .caches()
        .lasting(
            HttpClient.class,
            () -> HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build());
  }

  private static SSLParameters named(String name) {
    SSLParameters parameters = new SSLParameters();
    try {
      parameters.setServerNames(List.of(new SNIHostName(name)));
      return parameters;
    } catch (IllegalArgumentException noName) {
      throw BuiltinException.failed("tls_server_name is no name of a host");
    }
  }

  private static URI numbered(Outgoing request) throws Unreachable {
    URI target = request.target();
    try {
      String address = InetAddress.getByName(target.getHost()).getHostAddress();
      return new URI(
          target.getScheme(),
          null,
          address,
          target.getPort(),
          target.getPath(),
          target.getQuery(),
          null);
    } catch (UnknownHostException | URISyntaxException unknown) {
      throw new Unreachable(request.problem("no such host"));
    }
  }

  private Received exchanged(HttpClient client, Outgoing request, URI target, long deadline)
      throws Unreachable {
    HttpRequest prepared = prepared(request, target);
    boolean unpacks = !request.headers().containsKey("Accept-Encoding");
    HttpResponse<byte[]> response =
        await(
            client.sendAsync(
                prepared, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES)),
            request,
            deadline);
    return received(request, response, unpacks);
  }

  private static HttpRequest prepared(Outgoing request, URI target) throws Unreachable {
    String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new Unreachable(request.problem("unsupported protocol scheme \"" + scheme + "\""));
    }
    try {
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(withoutUser(target))
              .version(request.isSecure() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
              .method(request.method(), request.body());
      request.headers().forEach(builder::header);
      if (!request.headers().containsKey("Accept-Encoding")) {
        builder.header("Accept-Encoding", "gzip");
      }
      String host = host(request, target);
      return host.isEmpty() ? builder.build() : builder.header("Host", host).build();
    } catch (IllegalArgumentException refused) {
      throw new Unreachable(request.problem(refusal(String.valueOf(refused.getMessage()))));
    }
  }

  private static String refusal(String message) {
    return message.contains("\"Host\"")
        ? "this JVM does not let the header Host be set; start it with -D" + HOSTS_ALLOWED + "=host"
        : "the method or a header is invalid";
  }

  private static String host(Outgoing request, URI target) {
    if (!request.host().isEmpty()) {
      return request.host();
    }
    URI meant = withoutUser(request.target());
    return meant.getHost().equals(target.getHost()) ? "" : meant.getRawAuthority();
  }

  private static URI withoutUser(URI target) {
    if (target.getRawUserInfo() == null && target.getRawFragment() == null) {
      return target;
    }
    String text = target.toString();
    int fragment = text.indexOf('#');
    String whole = fragment < 0 ? text : text.substring(0, fragment);
    String user = target.getRawUserInfo();
    return URI.create(user == null ? whole : whole.replace("//" + user + "@", "//"));
  }

  private <T> T await(CompletableFuture<T> pending, Outgoing request, long deadline)
      throws Unreachable {
    boolean endless = !request.patience().isPositive();
    try {
      while (true) {
        long left = endless ? SLICE.toNanos() : deadline - System.nanoTime();
        try {
          return pending.get(Math.clamp(left, 0, slice()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException notYet) {
          during.budget().check();
          if (!endless && deadline - System.nanoTime() <= 0) {
            throw new Unreachable(request.problem("request timed out"));
          }
        }
      }
    } catch (ExecutionException failed) {
      throw new Unreachable(
          request.problem(reason(failed.getCause() == null ? failed : failed.getCause())));
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      during.budget().check();
      throw new Unreachable(request.problem("interrupted"));
    } finally {
      pending.cancel(true);
    }
  }

  /** The root of it in a few words; what the JDK says may hold more than one should tell. */
  private static String reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case UnresolvedAddressException _, UnknownHostException _ -> {
          return "no such host";
        }
        case SSLException tls -> {
          return "tls: " + tls.getMessage();
        }
        default -> {} // the next one may say more
      }
    }
    return switch (failure) {
      case java.net.ConnectException _ -> "connection refused";
      case IOException broken when String.valueOf(broken.getMessage()).contains("capacity") ->
          "the answer is longer than the limit of " + MOST_BYTES + " bytes";
      default -> "the connection broke";
    };
  }

  private static Received received(Outgoing request, HttpResponse<byte[]> response, boolean unpacks)
      throws Unreachable {
    NavigableMap<String, List<String>> headers = new TreeMap<>();
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!name.startsWith(":")) {
                headers.put(name.toLowerCase(Locale.ROOT), values);
              }
            });
    byte[] body = response.body();
    boolean packed =
        headers.getOrDefault("content-encoding", List.of("")).getFirst().equalsIgnoreCase("gzip");
    if (unpacks && packed && body.length > 0) {
      headers.remove("content-encoding");
      headers.remove("content-length");
      body = unpacked(request, body);
    }
    return new Received(response.statusCode(), headers, Received.text(body));
  }

  private static byte[] unpacked(Outgoing request, byte[] packed) throws Unreachable {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] body = in.readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        throw new Unreachable(
            request.problem("the answer is longer than the limit of " + MOST_BYTES + " bytes"));
      }
      return body;
    } catch (IOException broken) {
      throw new Unreachable(request.problem("gzip: invalid header or body"));
    }
  }
}
