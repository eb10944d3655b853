package dev.gavel.experiments.feed;

import dev.gavel.experiments.source.SnapshotSource;
import dev.gavel.experiments.source.SnapshotSources;
import dev.gavel.experiments.source.WebServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class HttpFeedTest extends SnapshotFeedContract {
  private final WebServer server = new WebServer();

  @Override
  protected SnapshotSource open() {
    return SnapshotSources.open(server.base());
  }

  @Override
  protected void publish(String path, byte[] document) {
    server.publish(path, document);
  }

  @Override
  protected void goAway() {
    server.goAway();
  }

  @Override
  protected void comeBack() {
    server.comeBack();
  }

  @Override
  protected List<String> asked() {
    return server.asked().stream().map(line -> line.replace(" 304", "")).toList();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }
}
