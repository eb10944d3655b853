package dev.gavel.cache.redis.link;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/**
 * One connection, from the start to its end. What is sent on it is carried out in that order. It is
 * given up at the first sign that it cannot be believed, and never comes back.
 */
public final class Line {
  public static final String MIXED_UP = "an answer was not the one to its question";
  private static final long MOST_UNDER_WAY = 16 << 20;
  private static final int COMMAND_OVERHEAD = 256;

  private final StatefulRedisConnection<byte[], byte[]> connection;
  private final BiConsumer<Line, String> onLoss;
  private final AtomicBoolean over = new AtomicBoolean();
  private final CountDownLatch lost = new CountDownLatch(1);
  private final Outcomes reads = new Outcomes();
  private final AtomicLong bytesUnderWay = new AtomicLong();
  private final AtomicLong acknowledgements = new AtomicLong();
  private volatile long run;

  Line(StatefulRedisConnection<byte[], byte[]> connection, BiConsumer<Line, String> onLoss) {
    this.connection = connection;
    this.onLoss = onLoss;
    connection.addListener(
        new RedisConnectionStateListener() {
          @Override
          public void onRedisDisconnected(RedisChannelHandler<?, ?> channel) {
            giveUp("the connection was closed");
          }
        });
  }

  /** A number for the server process at the other end, another one each time it starts. */
  public long run() {
    return run;
  }

  void runIs(long number) {
    run = number;
  }

  /** Sends the commands; where it cannot, they fail. Does not wait. */
  public void send(Batch batch) {
    try {
      connection.dispatch(batch.commands());
    } catch (RuntimeException failed) {
      batch.fail(failed);
    }
  }

  /**
   * The epoch, and what is under the keys with the time that is left to it, as of one moment.
   *
   * @param batch what is to be done before that
   */
  public Answer read(byte[] epoch, List<byte[]> keys, Batch batch, Duration patience) {
    List<byte[]> arguments = new ArrayList<>(keys.size() + 4);
    arguments.add(Script.READ.digest());
    arguments.add(Batch.ascii(keys.size() + 1));
    arguments.add(epoch);
    arguments.addAll(keys);
    arguments.add(Batch.unique());
    CompletableFuture<List<Object>> found = batch.nested(CommandType.EVALSHA, arguments);
    send(batch);
    Answer answer = Answer.of(found, keys.size(), patience);
    switch (answer) {
      case Answer.Values _ -> reads.good();
      case Answer.Late _ -> {
        if (reads.bad()) {
          giveUp("its answers come too late");
        }
      }
      case Answer.Failed failed -> giveUp(failed.reason());
      case Answer.Interrupted _ -> {}
    }
    return answer;
  }

  /** Room for a write of so many bytes; whoever gets it sees that it is given back. */
  public boolean admits(long bytes) {
    if (bytesUnderWay.addAndGet(bytes + COMMAND_OVERHEAD) <= MOST_UNDER_WAY) {
      return true;
    }
    free(bytes);
    return false;
  }

  public void free(long bytes) {
    bytesUnderWay.addAndGet(-bytes - COMMAND_OVERHEAD);
  }

  /** Runs a script that answers with a number. */
  public CompletableFuture<Long> run(Script script, List<byte[]> keys, List<byte[]> arguments) {
    List<byte[]> all = new ArrayList<>();
    all.add(script.digest());
    all.add(Batch.ascii(keys.size()));
    all.addAll(keys);
    all.addAll(arguments);
    Batch batch = new Batch();
    CompletableFuture<Long> answer = batch.integer(CommandType.EVALSHA, all);
    send(batch);
    return answer;
  }

  /**
   * Adds a question to which only one answer is right. With it, Redis has carried out all that
   * stands before it, and no answer was lost or taken for another's.
   */
  public CompletableFuture<Boolean> acknowledgement(Batch batch) {
    byte[] number = Batch.ascii(acknowledgements.incrementAndGet());
    return batch
        .string(CommandType.ECHO, List.of(number))
        .thenApply(echo -> Arrays.equals(echo, number));
  }

  /** Ends it, for a reason that is a sentence. */
  public void giveUp(String reason) {
    if (over.compareAndSet(false, true)) {
      lost.countDown();
      onLoss.accept(this, reason);
      Future<?> _ = connection.closeAsync();
    }
  }

  /** Ends it without a word, and leaves it to the client to close it with all others. */
  void letGo() {
    over.set(true);
    lost.countDown();
  }

  boolean isLost() {
    return lost.getCount() == 0;
  }

  /** Whether it was lost within this time. */
  boolean awaitLoss(Duration time) throws InterruptedException {
    return lost.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }
}
