package dev.gavel.experiments.feed;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a feed logs while this is open. */
final class FeedLog implements AutoCloseable {
  private final Logger logger = (Logger) LoggerFactory.getLogger(SnapshotFeed.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  FeedLog() {
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
    lines.start();
  }

  List<String> lines() {
    return lines.list.stream()
        .map(line -> line.getLevel() + " " + line.getFormattedMessage())
        .toList();
  }

  @Override
  public void close() {
    logger.detachAppender(lines);
    logger.setLevel(null);
  }
}
