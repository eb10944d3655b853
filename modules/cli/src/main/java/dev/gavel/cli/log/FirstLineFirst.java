package dev.gavel.cli.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Holds back what is logged while a service starts: its first line says where it listens, and
 * nothing may come before that.
 */
public final class FirstLineFirst extends OutputStream {
  private static final int MOST_HELD = 1 << 20;

  private final OutputStream out;
  private @Nullable ByteArrayOutputStream held = new ByteArrayOutputStream();

  FirstLineFirst(OutputStream out) {
    this.out = out;
  }

  /** Writes that line, then all that was held back; from here on everything goes straight out. */
  public synchronized void open(String firstLine) {
    try {
      out.write((firstLine + "\n").getBytes(StandardCharsets.UTF_8));
      release();
    } catch (IOException _) {
      held = null; // nobody reads standard output any more, which must not stop a service
    }
  }

  /** For a service that did not come up: what it logged may say why. */
  public synchronized void giveUp() throws IOException {
    release();
  }

  private void release() throws IOException {
    if (held != null) {
      held.writeTo(out);
      held = null;
    }
    out.flush();
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (held != null && held.size() + length > MOST_HELD) {
      release();
    }
    (held == null ? out : held).write(bytes, offset, length);
  }

  @Override
  public synchronized void write(int oneByte) throws IOException {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public synchronized void flush() throws IOException {
    out.flush();
  }
}
