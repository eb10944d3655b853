package dev.gavel.experiments.feed;

import dev.gavel.experiments.source.SnapshotSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The last good snapshot of one environment of one place, on disk.
 *
 * <p>It is written to a new file, synced and renamed, so that a crash leaves the old one or the new
 * one. Disks lie about syncing, so the first line holds the digest of what follows, and what does
 * not fit is not used. The file's name is a hash of place and environment: a service that is
 * pointed at another bucket never serves what it kept of the first.
 */
final class KeptSnapshot {
  private static final String MAGIC = "gavel-snapshot-1 ";
  private static final int HEADER_BYTES = MAGIC.length() + 64 + 1;

  private final Path directory;
  private final Path file;

  KeptSnapshot(Path directory, String address, String environment) {
    String key = Sha256.of((address + "\n" + environment).getBytes(StandardCharsets.UTF_8));
    this.directory = directory;
    this.file = directory.resolve(key + ".snapshot");
  }

  Path file() {
    return file;
  }

  void keep(byte[] document) throws IOException {
    Files.createDirectories(directory);
    Path fresh = Files.createTempFile(directory, "snapshot", ".new");
    try {
      try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        write(out, header(document).getBytes(StandardCharsets.US_ASCII));
        write(out, document);
        out.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
    syncDirectory();
  }

  /** Empty when nothing was kept; fails when what was kept is damaged. */
  Optional<byte[]> find() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String header = new String(in.readNBytes(HEADER_BYTES), StandardCharsets.US_ASCII);
      byte[] document = in.readNBytes(SnapshotSource.MAX_BYTES);
      if (!header.equals(header(document))) {
        throw new IOException("it is damaged");
      }
      return Optional.of(document);
    } catch (NoSuchFileException nothingKept) {
      return Optional.empty();
    }
  }

  private static String header(byte[] document) {
    return MAGIC + Sha256.of(document) + "\n";
  }

  private static void write(FileChannel out, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
  }

  private void syncDirectory() throws IOException {
    try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
      entries.force(true);
    } catch (AccessDeniedException notOnWindows) {
      // a directory cannot be opened there, and the rename is safe without it
    }
  }
}
