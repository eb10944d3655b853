package dev.gavel.rego.builtin.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.gavel.rego.builtin.crypto.PrivateKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** A server on this machine that keeps what it was asked. */
final class WebServer implements AutoCloseable {

  /** What one request looked like from here. */
  record Asked(String method, String path, Headers headers, String body) {}

  /** What a path answers. */
  @FunctionalInterface
  interface Page {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();

  private WebServer(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  static WebServer plain() throws IOException {
    return new WebServer(HttpServer.create(loopback(), 0));
  }

  /** Shows the certificate of this name, and wants one of the client where that is said. */
  static WebServer secure(String certificate, boolean wantsClient)
      throws IOException, GeneralSecurityException {
    HttpsServer server = HttpsServer.create(loopback(), 0);
    SSLContext context = context(certificate);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = context.getDefaultSSLParameters();
            wanted.setNeedClientAuth(wantsClient);
            parameters.setSSLParameters(wanted);
          }
        });
    return new WebServer(server);
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static SSLContext context(String name) throws IOException, GeneralSecurityException {
    KeyStore identity = store();
    identity.setKeyEntry(
        "me",
        PrivateKeys.only(file(name + ".key")),
        new char[0],
        new Certificate[] {certificate(name)});
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(identity, new char[0]);
    KeyStore authorities = store();
    authorities.setCertificateEntry("authority", certificate("authority"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(authorities);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore store() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, new char[0]);
    return store;
  }

  private static Certificate certificate(String name) throws GeneralSecurityException {
    byte[] pem = file(name + ".pem").getBytes(StandardCharsets.US_ASCII);
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(pem));
  }

  /** A certificate or key beside this class. */
  static String file(String name) {
    try (InputStream in = WebServer.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  WebServer page(String path, Page page) {
    pages.put(path, page);
    return this;
  }

  WebServer page(String path, int status, String body, String... headers) {
    return page(path, exchange -> answer(exchange, status, body, headers));
  }

  static void answer(HttpExchange exchange, int status, String body, String... headers)
      throws IOException {
    for (int i = 0; i < headers.length; i += 2) {
      exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      asked.add(
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              body));
      Page page = pages.get(exchange.getRequestURI().getPath());
      if (page == null) {
        answer(exchange, 404, "");
      } else {
        page.answer(exchange);
      }
    }
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  String url(String path) {
    return url("127.0.0.1", path);
  }

  String url(String host, String path) {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return "%s://%s:%d%s".formatted(scheme, host, server.getAddress().getPort(), path);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
