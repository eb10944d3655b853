package dev.gavel.cache.redis.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a line and has it prove itself: it must know which server it talks to, be the only one that
 * still speaks for this process, be allowed to do what will be asked of it, and answer reads in
 * time, several in a row. The first ones may be slow, being the first that this JVM runs.
 */
public final class Handshake {
  private static final int MOST_PROBES = 100;
  private static final int GOOD_PROBES = 5;
  private static final Duration BETWEEN_PROBES = Duration.ofMillis(2);
  private static final byte[] PROBE = Batch.ascii("gavel:probe");
  private static final byte[] PROBE_EPOCH = Batch.ascii("gavel:probe:epoch");

  private final RedisClient client;
  private final RedisURI address;
  private final Duration patience;
  private @Nullable Predecessor predecessor;

  /** The connection that was trusted last: Redis may still have commands of it to carry out. */
  private record Predecessor(long run, long id) {}

  /**
   * @param patience how long a read may take
   */
  public Handshake(RedisClient client, RedisURI address, Duration patience) {
    this.client = client;
    this.address = address;
    this.patience = patience;
  }

  Line open(BiConsumer<Line, String> onLoss) throws Refusal, InterruptedException {
    Line line =
        new Line(
            Await.connected(
                client.connectAsync(ByteArrayCodec.INSTANCE, address).toCompletableFuture()),
            onLoss);
    try {
      prove(line);
      return line;
    } catch (Refusal | InterruptedException failed) {
      line.giveUp("it did not prove itself");
      throw failed;
    }
  }

  private void prove(Line line) throws Refusal, InterruptedException {
    Batch batch = new Batch();
    CompletableFuture<Long> id = batch.integer(CommandType.CLIENT, List.of(Batch.ascii("ID")));
    CompletableFuture<byte[]> info = batch.string(CommandType.INFO, List.of(Batch.ascii("server")));
    CompletableFuture<Long> unlinked = batch.integer(CommandType.UNLINK, List.of(PROBE));
    Await.carriedOut(line, batch);
    Await.answer(unlinked);
    Predecessor self = new Predecessor(runOf(Await.answer(info)), Await.answer(id));
    line.runIs(self.run);
    bury(line);
    teach(line);
    probe(line);
    predecessor = self;
  }

  private static long runOf(byte[] info) throws Refusal {
    String field = "run_id:";
    int digits = 15;
    String text = new String(info, UTF_8);
    int start = text.indexOf(field) + field.length();
    try {
      return Long.parseLong(text, start, start + digits, 16);
    } catch (NumberFormatException | IndexOutOfBoundsException other) {
      throw new Refusal("it does not say which run of the server this is");
    }
  }

  /**
   * Has Redis drop the connection before this one. What was sent there last may be waiting in a
   * buffer still, a put for one, and must not be carried out after what is sent here.
   */
  private void bury(Line line) throws Refusal, InterruptedException {
    Predecessor before = predecessor;
    if (before == null || before.run != line.run()) {
      return;
    }
    Batch batch = new Batch();
    CompletableFuture<Long> killed =
        batch.integer(
            CommandType.CLIENT,
            List.of(Batch.ascii("KILL"), Batch.ascii("ID"), Batch.ascii(before.id)));
    Await.carriedOut(line, batch);
    Await.answer(killed);
    predecessor = null;
  }

  private static void teach(Line line) throws Refusal, InterruptedException {
    Batch batch = new Batch();
    List<CompletableFuture<byte[]>> learned = new ArrayList<>();
    for (Script script : Script.values()) {
      learned.add(batch.string(CommandType.SCRIPT, List.of(Batch.ascii("LOAD"), script.text())));
    }
    Await.carriedOut(line, batch);
    for (CompletableFuture<byte[]> each : learned) {
      Await.answer(each);
    }
  }

  private void probe(Line line) throws Refusal, InterruptedException {
    int good = 0;
    for (int i = 0; i < MOST_PROBES && good < GOOD_PROBES && !line.isLost(); i++) {
      long start = System.nanoTime();
      Answer answer = line.read(PROBE_EPOCH, List.of(PROBE), new Batch(), Await.USUAL);
      boolean inTime = System.nanoTime() - start <= patience.toNanos();
      good = inTime ? good + 1 : 0;
      switch (answer) {
        case Answer.Values _ -> {}
        case Answer.Late _ -> throw new Refusal("it does not answer");
        case Answer.Failed failed -> throw new Refusal(failed.reason());
        case Answer.Interrupted _ -> throw new InterruptedException();
      }
      Thread.sleep(BETWEEN_PROBES);
    }
    if (good < GOOD_PROBES) {
      throw new Refusal("its answers come too late");
    }
  }

  /** Asks for a sign of life, and gives the line up when there is none. */
  static void ping(Line line) throws InterruptedException {
    try {
      Await.carriedOut(line, new Batch());
    } catch (Refusal refused) {
      line.giveUp(refused.reason());
    }
  }
}
