package dev.gavel.experiments.feed;

import dev.gavel.experiments.source.SnapshotSource;
import dev.gavel.experiments.source.SnapshotSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class FileFeedTest extends SnapshotFeedContract {
  @TempDir Path directory;
  private RecordingSource source;

  @Override
  protected SnapshotSource open() throws IOException {
    Files.createDirectory(directory.resolve("configs"));
    source = new RecordingSource(SnapshotSources.open(directory.resolve("configs").toUri()));
    return source;
  }

  @Override
  protected void publish(String path, byte[] document) throws IOException {
    Path file = directory.resolve("configs").resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, document);
  }

  @Override
  protected void goAway() throws IOException {
    Files.move(directory.resolve("configs"), directory.resolve("away"));
  }

  @Override
  protected void comeBack() throws IOException {
    Files.move(directory.resolve("away"), directory.resolve("configs"));
  }

  @Override
  protected List<String> asked() {
    return source.asked();
  }
}
