package dev.gavel.benchmarks.load;

import dev.gavel.benchmarks.SampleSnapshot;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks for one decision after the other, by turns with GET and POST, and looks at every answer.
 * Reads them by Jackson, so that a mistake of our writer is not read back by our reader.
 */
final class SoakClient implements Runnable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int USERS = 10_000;
  private static final String CONTEXT =
      URLEncoder.encode(SampleSnapshot.CONTEXT, StandardCharsets.UTF_8);

  private final HttpClient http;
  private final URI decide;
  private final SoakTally tally;
  private long version;

  SoakClient(HttpClient http, int port, SoakTally tally) {
    this.http = http;
    this.decide = URI.create("http://127.0.0.1:" + port + "/decide");
    this.tally = tally;
  }

  @Override
  public void run() {
    try {
      for (boolean get = true; !tally.isOver(); get = !get) {
        ask(get);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(boolean get) throws InterruptedException {
    String user = "user-" + ThreadLocalRandom.current().nextInt(USERS);
    try {
      HttpResponse<byte[]> answer =
          http.send(get ? get(user) : post(user), BodyHandlers.ofByteArray());
      check(user, answer);
      tally.answered(version);
    } catch (IOException | JacksonException | WrongAnswerException failure) {
      tally.failed(failure.toString());
    }
  }

  /** The version that answers right now; 0 while none does. */
  long servedVersion() throws InterruptedException {
    try {
      HttpResponse<byte[]> answer = http.send(get("user-0"), BodyHandlers.ofByteArray());
      return JSON.readTree(answer.body()).path("config_version").asLong(0);
    } catch (IOException unreachable) {
      return 0;
    }
  }

  private HttpRequest get(String user) {
    String query =
        "?user_key=%s&env=%s&context=%s".formatted(user, SampleSnapshot.ENVIRONMENT, CONTEXT);
    return request(URI.create(decide + query)).build();
  }

  private HttpRequest post(String user) {
    String body =
        "{\"user_key\":\"%s\",\"env\":\"%s\",\"context\":%s}"
            .formatted(user, SampleSnapshot.ENVIRONMENT, SampleSnapshot.CONTEXT);
    return request(decide).POST(BodyPublishers.ofString(body)).build();
  }

  private static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10));
  }

  private void check(String user, HttpResponse<byte[]> answer) {
    expect(answer.statusCode() == 200, "the status is " + answer.statusCode());
    JsonNode body = JSON.readTree(answer.body());
    expect(body.path("user_key").asString().equals(user), "the user is not " + user);
    long served = body.path("config_version").asLong();
    expect(served >= version, "version " + served + " came after " + version);
    version = served;
    JsonNode assignments = body.path("assignments");
    expect(
        assignments.size() == Soak.experiments(served),
        assignments.size() + " assignments in version " + served);
    for (int i = 0; i < assignments.size(); i++) {
      JsonNode assignment = assignments.get(i);
      expect(
          assignment.path("experiment_id").asString().endsWith("-%012d".formatted(i)),
          "assignment %d of version %d is %s".formatted(i, served, assignment));
      expect(
          assignment.path("payload").path("release").asLong() == served,
          "version %d holds %s".formatted(served, assignment));
    }
  }

  private static void expect(boolean right, String otherwise) {
    if (!right) {
      throw new WrongAnswerException(otherwise);
    }
  }

  private static final class WrongAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private WrongAnswerException(String message) {
      super(message);
    }
  }
}
