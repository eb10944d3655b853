package dev.gavel.experiments.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server with documents and entity tags, which can go away and come back. */
public final class WebServer implements AutoCloseable {
  private final Map<String, byte[]> documents = new ConcurrentHashMap<>();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;

  /** An answer of its own for one path. */
  @FunctionalInterface
  public interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  public WebServer() {
    server = listen(0);
  }

  private HttpServer listen(int port) {
    try {
      HttpServer listening =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      listening.createContext("/", this::answer);
      listening.setExecutor(threads);
      listening.start();
      return listening;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/configs");
  }

  public void publish(String path, byte[] document) {
    documents.put("/configs/" + path, document);
  }

  public void answer(String path, Answer answer) {
    answers.put("/configs/" + path, answer);
  }

  /**
   * What was asked for since this was last called: the path, and the status where it is not 200.
   */
  public synchronized List<String> asked() {
    List<String> paths = List.copyOf(asked);
    asked.clear();
    return paths;
  }

  public void goAway() {
    server.stop(0);
  }

  public void comeBack() {
    server = listen(server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Answer answer = answers.get(path);
      if (answer != null) {
        note(path, 200);
        answer.give(exchange);
        return;
      }
      byte[] document = documents.get(path);
      int status = document == null ? 404 : send(exchange, document);
      note(path, status);
      if (status != 200) {
        exchange.sendResponseHeaders(status, -1);
      } else {
        exchange.sendResponseHeaders(200, document.length);
        exchange.getResponseBody().write(document);
      }
    }
  }

  private static int send(HttpExchange exchange, byte[] document) {
    String tag = "\"" + Arrays.hashCode(document) + "\"";
    exchange.getResponseHeaders().add("ETag", tag);
    return tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match")) ? 304 : 200;
  }

  private synchronized void note(String path, int status) {
    asked.add(path.substring("/configs/".length()) + (status == 200 ? "" : " " + status));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
