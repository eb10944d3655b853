package dev.gavel.snapshot.s3;

import dev.gavel.experiments.feed.SnapshotFeedContract;
import dev.gavel.experiments.source.SnapshotSource;
import dev.gavel.experiments.source.SnapshotSources;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class S3FeedTest extends SnapshotFeedContract {
  private S3Server server;

  @Override
  protected SnapshotSource open() throws Exception {
    server = new S3Server();
    server.settings().forEach(System::setProperty);
    return SnapshotSources.open(URI.create("s3://" + S3Server.BUCKET + "/team/"));
  }

  @Override
  protected void publish(String path, byte[] document) {
    server.publish("team/" + path, document);
  }

  @Override
  protected void goAway() throws Exception {
    server.goAway();
  }

  @Override
  protected void comeBack() throws Exception {
    server.comeBack();
  }

  @Override
  protected List<String> asked() {
    return server.asked().stream().map(key -> key.replaceFirst("^team/", "")).toList();
  }

  @AfterEach
  void stopServer() throws Exception {
    server.settings().keySet().forEach(System::clearProperty);
    server.goAway();
  }
}
