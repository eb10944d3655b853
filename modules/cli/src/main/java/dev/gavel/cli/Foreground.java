package dev.gavel.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process keeps open while it runs in the foreground. However it ends, by a signal, by an
 * interrupt of its thread or by a failed start, everything is closed once, the newest first.
 */
final class Foreground implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Foreground.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Thread atExit = Thread.ofPlatform().name("shutdown").unstarted(this::closeAll);

  Foreground() {
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  synchronized <T extends AutoCloseable> T keep(T resource) {
    open.push(resource);
    return resource;
  }

  /** A signal ends the process from here; only an interrupt makes this return. */
  void untilAskedToEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      // the caller closes
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // the process is ending: the hook runs, and closing twice does no harm
    }
    closeAll();
  }

  private synchronized void closeAll() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception failed) {
        LOG.warn("something did not close", failed);
      }
    }
  }
}
