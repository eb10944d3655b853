package dev.gavel.rego.builtin.web;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.encoding.Bytes;
import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.builtin.encoding.JsonForm;
import dev.gavel.rego.builtin.encoding.JsonText;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request that is ready to be sent.
 *
 * @param host what the header of that name says, and TLS; empty for the target's
 * @param patience how long one attempt may take; without end when not positive
 * @param retries how often it is tried again
 */
record Outgoing(
    String method,
    URI target,
    NavigableMap<String, String> headers,
    String host,
    BodyPublisher body,
    boolean follows,
    Duration patience,
    int retries,
    Tls tls) {
  private static final String HOST = "Host";

  /** Headers that speak of the connection; it is not the policy's. */
  private static final Set<String> UNSENT =
      Set.of("content-length", "transfer-encoding", "trailer", "connection", "expect", "upgrade");

  static Outgoing read(
      ObjectValue request, Budget budget, Function<String, @Nullable String> environment) {
    Fields fields = new Fields(request);
    BodyPublisher body = body(fields, budget);
    boolean follows = fields.loose("enable_redirect");
    NavigableMap<String, String> headers = fields.headers();
    String method = fields.text("method").toUpperCase(Locale.ROOT);
    Duration patience = fields.patience();
    Tls tls = Tls.read(fields, environment);
    URI url = url(fields.text("url"));
    String host = headers.getOrDefault(HOST, "");
    headers.keySet().removeIf(name -> UNSENT.contains(name.toLowerCase(Locale.ROOT)));
    headers.remove(HOST);
    if (url.getUserInfo() != null) {
      headers.putIfAbsent("Authorization", basic(url.getUserInfo()));
    }
    headers.putIfAbsent("User-Agent", "Gavel");
    return new Outgoing(
        method.isEmpty() ? "GET" : method,
        url,
        headers,
        host,
        body,
        follows,
        patience,
        fields.count("max_retry_attempts"),
        tls.serverName().isEmpty() ? tls.named(host) : tls);
  }

  private static BodyPublisher body(Fields fields, Budget budget) {
    Value body = fields.request().get("body");
    if (fields.request().has("raw_body")) {
      return BodyPublishers.ofByteArray(Bytes.of(fields.text("raw_body")));
    }
    return body == null
        ? BodyPublishers.noBody()
        : BodyPublishers.ofByteArray(Bytes.of(JsonText.compact(JsonForm.of(body, budget), budget)));
  }

  private static String basic(String userInfo) {
    String credentials = userInfo.indexOf(':') < 0 ? userInfo + ":" : userInfo;
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  /** Characters that a URL should not have, but often has, are written as they should be. */
  static URI url(String text) {
    StringBuilder proper = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (point > 0x20 && point < 0x7f && "\"<>\\^`{|}".indexOf(point) < 0) {
                proper.appendCodePoint(point);
              } else {
                for (byte unit : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                  proper.append(String.format(Locale.ROOT, "%%%02X", unit));
                }
              }
            });
    try {
      return new URI(proper.toString());
    } catch (URISyntaxException broken) {
      throw BuiltinException.failed("the url cannot be read: " + broken.getReason());
    }
  }

  /** The request that a redirect asks for; on another host, nothing that was meant for this one. */
  Outgoing redirected(int status, String location) throws Unreachable {
    URI next;
    try {
      next = target.resolve(url(location));
    } catch (BuiltinException | IllegalArgumentException broken) {
      throw new Unreachable(problem("the location that it redirects to cannot be read"));
    }
    NavigableMap<String, String> kept = new TreeMap<>(headers);
    if (!related(next.getHost())) {
      Set.of("Authorization", "Www-Authenticate", "Cookie", "Cookie2").forEach(kept::remove);
    }
    boolean repeats = status == 307 || status == 308;
    boolean plain = method.equals("GET") || method.equals("HEAD");
    if (!repeats) {
      kept.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith("content-"));
    }
    boolean relative = !url(location).isAbsolute();
    return new Outgoing(
        repeats || plain ? method : "GET",
        next,
        kept,
        relative ? host : "",
        repeats ? body : BodyPublishers.noBody(),
        follows,
        patience,
        retries,
        tls);
  }

  private boolean related(@Nullable String other) {
    String mine = String.valueOf(target.getHost()).toLowerCase(Locale.ROOT);
    String theirs = String.valueOf(other).toLowerCase(Locale.ROOT);
    return theirs.equals(mine) || theirs.endsWith("." + mine);
  }

  Outgoing asking(String header, String value) {
    NavigableMap<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Outgoing(method, target, more, host, body, follows, patience, retries, tls);
  }

  /** What went wrong with this request; its query and its credentials are nobody's business. */
  String problem(String what) {
    String name = method.charAt(0) + method.substring(1).toLowerCase(Locale.ROOT);
    return name + " " + GoQuote.quote(shown()) + ": " + what;
  }

  private String shown() {
    int port = target.getPort();
    String path = target.getRawPath() == null ? "" : target.getRawPath();
    return target.getScheme() + "://" + target.getHost() + (port < 0 ? "" : ":" + port) + path;
  }

  boolean isSecure() {
    return "https".equalsIgnoreCase(target.getScheme());
  }
}
