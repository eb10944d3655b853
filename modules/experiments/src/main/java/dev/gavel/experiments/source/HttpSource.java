package dev.gavel.experiments.source;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A web server: a CDN, an object store that is open to read, any directory served over HTTP.
 *
 * <p>The client's own timeout ends when the headers are there, so the whole exchange has a deadline
 * of its own: a server that sends a byte now and then must not hold up the polling.
 */
final class HttpSource implements SnapshotSource {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration EXCHANGE_TIMEOUT = Duration.ofSeconds(30);

  private final HttpAddress address;
  private final Duration timeout;
  private final HttpClient client;
  private final TaggedDocuments seen = new TaggedDocuments();

  HttpSource(HttpAddress address, Duration timeout) {
    this.address = address;
    this.timeout = timeout;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL);
    if (address.credentials() != null) {
      builder.authenticator(new Password(address, address.credentials()));
    }
    this.client = builder.build();
  }

  static HttpSource at(URI base) {
    return new HttpSource(HttpAddress.of(base), EXCHANGE_TIMEOUT);
  }

  @Override
  public String address() {
    return address.open();
  }

  @Override
  public byte[] read(String path) {
    Optional<TaggedDocuments.Tagged> known = seen.find(path);
    HttpRequest.Builder request = HttpRequest.newBuilder(address.request(path));
    known.ifPresent(document -> request.header("If-None-Match", document.tag()));
    HttpResponse<byte[]> answer = send(path, request.build());
    if (answer.statusCode() == 304 && known.isPresent()) {
      return known.get().document();
    }
    if (answer.statusCode() != 200) {
      throw new SourceException(
          "%s answered with status %d".formatted(address.shown(path), answer.statusCode()));
    }
    byte[] document = answer.body();
    answer.headers().firstValue("ETag").ifPresent(tag -> seen.remember(path, tag, document));
    return document;
  }

  private HttpResponse<byte[]> send(String path, HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
    try {
      return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw new SourceException(
          "%s cannot be fetched: %s".formatted(address.shown(path), reason(failed)), failed);
    } catch (TimeoutException late) {
      exchange.cancel(true);
      throw new SourceException(
          "%s was not there after %d ms".formatted(address.shown(path), timeout.toMillis()), late);
    } catch (InterruptedException stopped) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw new SourceException(address.shown(path) + " is no longer wanted", stopped);
    }
  }

  private static String reason(ExecutionException failed) {
    Throwable cause = failed.getCause();
    if (cause == null) {
      return failed.toString();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /** Tells the password to the place it is for, and to none that this one redirects to. */
  private static final class Password extends Authenticator {
    private final String place;
    private final PasswordAuthentication login;

    Password(HttpAddress address, String credentials) {
      int colon = credentials.indexOf(':');
      this.place = address.open() + "/";
      this.login =
          new PasswordAuthentication(
              colon < 0 ? credentials : credentials.substring(0, colon),
              colon < 0 ? new char[0] : credentials.substring(colon + 1).toCharArray());
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      boolean ours =
          getRequestorType() == RequestorType.SERVER
              && getRequestingURL().toString().startsWith(place);
      return ours ? login : null;
    }
  }
}
