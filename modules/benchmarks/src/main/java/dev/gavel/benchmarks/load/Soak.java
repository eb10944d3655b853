package dev.gavel.benchmarks.load;

import dev.gavel.benchmarks.SampleSnapshot;
import dev.gavel.server.GavelServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A service under load for minutes, with a new snapshot every second: does memory grow, and is
 * every answer whole and of one version? Ends with status 1 after a wrong answer.
 *
 * {@snippet lang="shell" :
 * Soak DIRECTORY MINUTES    # writes below DIRECTORY; MINUTES may be 0.5
 * }
 */
public final class Soak {
  private static final int CLIENTS = 8;
  private static final int LONGEST_STEP = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final PublishedSnapshots published;
  private final SoakTally tally = new SoakTally();
  private long version;

  private Soak(PublishedSnapshots published) {
    this.published = published;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    PublishedSnapshots published = new PublishedSnapshots(Path.of(arguments[0]));
    int seconds = (int) Math.round(Double.parseDouble(arguments[1]) * 60);
    if (seconds < 10 || seconds > 24 * 3600) {
      throw new IllegalArgumentException("a soak takes from 10 seconds to a day");
    }
    if (!new Soak(published).run(seconds)) {
      System.exit(1);
    }
  }

  /** True when every answer was right. */
  private boolean run(int seconds) throws IOException, InterruptedException {
    publish();
    try (GavelServer server = GavelServer.start(published.settings("200ms"));
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        HttpClient http =
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .executor(executor)
                .build()) {
      SoakClient first = new SoakClient(http, server.port(), tally);
      if (!await(first, version)) {
        tally.failed("the service did not load its first snapshot");
        return report();
      }
      load(http, server.port(), seconds);
      if (!await(first, version)) {
        tally.failed("the service did not arrive at the last version, " + version);
      }
    }
    return report();
  }

  private void load(HttpClient http, int port, int seconds)
      throws IOException, InterruptedException {
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(Thread.ofVirtual().start(new SoakClient(http, port, tally)));
    }
    int step = Math.min(LONGEST_STEP, seconds / 10);
    List<Vitals> measured = new ArrayList<>();
    System.out.println(Vitals.HEADING);
    long start = System.nanoTime();
    for (int second = 1; second <= seconds && !tally.isOver(); second++) {
      TimeUnit.NANOSECONDS.sleep(start + TimeUnit.SECONDS.toNanos(second) - System.nanoTime());
      publish();
      if (second % step == 0) {
        measured.add(Vitals.afterCollection());
        System.out.println(measured.getLast().line(second, tally));
      }
    }
    tally.end();
    for (Thread client : clients) {
      client.join();
    }
    if (!measured.isEmpty()) {
      System.out.println(Vitals.growth(measured.getFirst(), measured.getLast()));
    }
  }

  private void publish() throws IOException {
    version++;
    published.publish(version, experiments(version));
  }

  /** Neighbouring versions differ in length and not only in what they say. */
  static int experiments(long version) {
    return version % 2 == 0 ? SampleSnapshot.EXPERIMENTS / 2 : SampleSnapshot.EXPERIMENTS;
  }

  private static boolean await(SoakClient client, long version) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (client.servedVersion() < version) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return true;
  }

  private boolean report() {
    System.out.printf(
        "%d requests, %d of %d swaps seen, %d failures%n",
        tally.requests(), tally.swaps(), version - 1, tally.failures());
    tally.examples().forEach(System.out::println);
    return tally.failures() == 0;
  }
}
