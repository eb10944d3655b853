package dev.gavel.experiments.feed;

import dev.gavel.experiments.source.SnapshotSource;
import dev.gavel.experiments.source.SourceException;
import java.util.concurrent.CountDownLatch;

/** A place that never answers, and tells that it was asked. */
final class StuckSource implements SnapshotSource {
  private final CountDownLatch asked;

  StuckSource(CountDownLatch asked) {
    this.asked = asked;
  }

  @Override
  public String address() {
    return "stuck";
  }

  @Override
  public byte[] read(String path) {
    asked.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    throw new SourceException(path + " is no longer wanted");
  }

  @Override
  public void close() {}
}
