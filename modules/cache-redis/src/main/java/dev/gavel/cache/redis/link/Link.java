package dev.gavel.cache.redis.link;

import dev.gavel.cache.StoreHealth;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Whether Redis is asked, and on which line. Requests take the line that is there, or go without; a
 * thread of the link's own makes a new one, finds out whether it is any good, and looks after it.
 * So no request is ever the one that finds out.
 */
public final class Link implements AutoCloseable {
  private static final Duration HEARTBEAT = Duration.ofMillis(500);
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private final Handshake handshake;
  private final Attendants attendants;
  private final Announcer announcer;
  private final InstantSource clock;
  private final Thread keeper;
  private volatile @Nullable Line current;
  private volatile StoreHealth health;
  private volatile boolean closed;

  /** Those who have something to say on a line. */
  public interface Attendants {

    /** Says what must be said on a new line before others use it, if it was not said yet. */
    void catchUp(Line line);

    /** Now and then while the line is good. */
    void beat(Line line);
  }

  public Link(
      Handshake handshake, Attendants attendants, Announcer announcer, InstantSource clock) {
    this.handshake = handshake;
    this.attendants = attendants;
    this.announcer = announcer;
    this.clock = clock;
    this.health = new StoreHealth.Down(clock.instant(), "it was not asked yet");
    this.keeper = Thread.ofVirtual().name("gavel-redis-link").unstarted(this::keep);
  }

  public void start() {
    keeper.start();
  }

  /** The line that is trusted; null while there is none. */
  public @Nullable Line line() {
    return current;
  }

  public StoreHealth health() {
    return health;
  }

  private void keep() {
    Pause pause = new Pause();
    try {
      while (!closed) {
        try {
          Line line = handshake.open(this::lost);
          long start = System.nanoTime();
          use(line);
          if (System.nanoTime() - start > SETTLED.toNanos()) {
            pause.startOver();
          }
        } catch (Refusal refused) {
          down(refused.reason());
        } catch (RuntimeException unexpected) { // whatever it is, this thread has to go on
          down("the connection cannot be used: " + unexpected.getClass().getSimpleName());
        }
        Thread.sleep(pause.next());
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void use(Line line) throws InterruptedException {
    try {
      attend(line);
    } catch (RuntimeException unexpected) {
      line.giveUp("nobody looks after it any more");
      throw unexpected;
    }
  }

  private void attend(Line line) throws InterruptedException {
    attendants.catchUp(line);
    up(line);
    attendants.catchUp(line); // with what was said since, when there was no line yet
    while (!line.awaitLoss(HEARTBEAT)) {
      announcer.see(health);
      attendants.beat(line);
      Handshake.ping(line);
    }
  }

  private synchronized void up(Line line) {
    if (!closed && !line.isLost()) {
      current = line;
      health = new StoreHealth.Up(clock.instant());
      announcer.see(health);
    }
  }

  private synchronized void lost(Line line, String reason) {
    if (line.equals(current)) {
      current = null;
      down(reason);
    }
  }

  private synchronized void down(String reason) {
    if (closed) {
      return;
    }
    if (health instanceof StoreHealth.Down before) {
      health = new StoreHealth.Down(before.since(), reason);
    } else {
      health = new StoreHealth.Down(clock.instant(), reason);
    }
    announcer.see(health);
  }

  /** From now on there is no line. The connection is left to the client, which closes all. */
  @Override
  public synchronized void close() {
    closed = true;
    Line line = current;
    if (line != null) {
      line.letGo();
    }
    current = null;
    health = new StoreHealth.Down(clock.instant(), "the store was closed");
    keeper.interrupt();
  }
}
