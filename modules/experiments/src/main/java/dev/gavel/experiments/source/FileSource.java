package dev.gavel.experiments.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A directory. Paths stay below it, as far as they are written; links inside it are followed
 * wherever they lead, since whoever publishes by switching a link put them there.
 */
final class FileSource implements SnapshotSource {
  private final Path base;

  private FileSource(Path base) {
    this.base = base.toAbsolutePath().normalize();
  }

  /** {@code file:///srv/configs}, or {@code file:configs} below the working directory. */
  static FileSource at(URI address) {
    if (address.getQuery() != null || address.getFragment() != null) {
      throw new IllegalArgumentException(
          address + " has a query or a fragment, which a directory does not have");
    }
    return new FileSource(
        address.isOpaque() ? Path.of(address.getSchemeSpecificPart()) : Path.of(address));
  }

  @Override
  public String address() {
    return base.toString();
  }

  @Override
  public byte[] read(String path) {
    Path file = resolve(path);
    if (!Files.isRegularFile(file)) {
      throw new SourceException(file + (Files.exists(file) ? " is no file" : " is not there"));
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] document = in.readNBytes(MAX_BYTES + 1);
      if (document.length > MAX_BYTES) {
        throw SourceException.tooLarge(file.toString());
      }
      return document;
    } catch (IOException unreadable) {
      throw new SourceException(file + " cannot be read: " + unreadable, unreadable);
    }
  }

  private Path resolve(String path) {
    try {
      Path file = base.resolve(path).normalize();
      if (file.startsWith(base)) {
        return file;
      }
    } catch (InvalidPathException notAPath) {
      throw new SourceException(
          "%s has no file %s: %s".formatted(base, path, notAPath.getReason()), notAPath);
    }
    throw new SourceException("%s leaves %s".formatted(path, base));
  }

  /** Nothing stays open between reads. */
  @Override
  public void close() {}
}
