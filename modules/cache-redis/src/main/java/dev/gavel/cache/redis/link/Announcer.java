package dev.gavel.cache.redis.link;

import dev.gavel.cache.StoreHealth;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs when Redis goes down and when it is up again, once each, and not more often than every few
 * seconds when it wavers; then what holds in the end is logged a little later.
 */
public final class Announcer {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
  private static final Duration BETWEEN = Duration.ofSeconds(10);

  private final String place;
  private boolean saidDown;
  private long lastDown = System.nanoTime() - BETWEEN.toNanos();

  /**
   * @param place the server, as it may be shown
   */
  public Announcer(String place) {
    this.place = place;
  }

  /** To be told how things are whenever they change, and now and then besides. */
  synchronized void see(StoreHealth health) {
    switch (health) {
      case StoreHealth.Up _ -> {
        if (saidDown) {
          saidDown = false;
          LOG.info("Redis at {} is asked again", place);
        }
      }
      case StoreHealth.Down down -> {
        if (!saidDown && System.nanoTime() - lastDown >= BETWEEN.toNanos()) {
          saidDown = true;
          lastDown = System.nanoTime();
          LOG.warn("Redis at {} is not asked for now: {}", place, down.reason());
        }
      }
    }
  }
}
