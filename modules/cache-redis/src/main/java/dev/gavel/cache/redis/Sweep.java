package dev.gavel.cache.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gavel.cache.redis.link.Await;
import dev.gavel.cache.redis.link.Batch;
import dev.gavel.cache.redis.link.Line;
import dev.gavel.cache.redis.link.Refusal;
import io.lettuce.core.protocol.CommandType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Removes all keys under a prefix, bit by bit and on a thread of its own. At the end the others
 * hear of it again, since they may have read what had yet to be removed.
 */
final class Sweep {
  private static final String AT_ONCE = "1000";
  private static final String END = "0";

  private final Keyspace keys;
  private final Herald herald;

  Sweep(Keyspace keys, Herald herald) {
    this.keys = keys;
    this.herald = herald;
  }

  void start(Line line, String prefix, Runnable done) {
    Thread.ofVirtual().name("gavel-redis-sweep").start(() -> run(line, prefix, done));
  }

  private void run(Line line, String prefix, Runnable done) {
    try {
      String cursor = END;
      do {
        cursor = step(line, prefix, cursor);
      } while (!cursor.equals(END));
      if (Await.answer(herald.tell(line, new Invalidation.Prefix(prefix), null))) {
        done.run();
      } else {
        line.giveUp(Line.MIXED_UP);
      }
    } catch (Refusal failed) {
      line.giveUp(failed.reason());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private String step(Line line, String prefix, String cursor)
      throws Refusal, InterruptedException {
    Batch scan = new Batch();
    CompletableFuture<List<Object>> page =
        scan.nested(
            CommandType.SCAN,
            List.of(
                Batch.ascii(cursor),
                Batch.ascii("MATCH"),
                keys.pattern(prefix),
                Batch.ascii("COUNT"),
                Batch.ascii(AT_ONCE)));
    Await.carriedOut(line, scan);
    List<Object> found = Await.answer(page);
    if (found.size() != 2
        || !(found.getFirst() instanceof byte[] next)
        || !(found.getLast() instanceof List<?> names)) {
      throw new Refusal(Line.MIXED_UP);
    }
    unlink(line, prefix, names);
    return new String(next, US_ASCII);
  }

  private void unlink(Line line, String prefix, List<?> names)
      throws Refusal, InterruptedException {
    List<byte[]> gone = new ArrayList<>();
    for (Object name : names) {
      if (name instanceof byte[] key && keys.isUnder(key, prefix)) {
        gone.add(key);
      }
    }
    if (!gone.isEmpty()) {
      Batch batch = new Batch();
      CompletableFuture<Long> unlinked = batch.integer(CommandType.UNLINK, gone);
      Await.carriedOut(line, batch);
      Await.answer(unlinked);
    }
  }
}
