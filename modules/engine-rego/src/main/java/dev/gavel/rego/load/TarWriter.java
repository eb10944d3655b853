package dev.gavel.rego.load;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a packed tar archive; equal files make equal archives, as no time and no user is in it.
 */
public final class TarWriter implements Closeable {
  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 100;

  private final OutputStream out;

  public TarWriter(OutputStream archive) throws IOException {
    out = new GZIPOutputStream(archive);
  }

  public void add(String name, byte[] content) throws IOException {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST_NAME) {
      byte[] terminated = Arrays.copyOf(bytes, bytes.length + 1);
      entry("././@LongLink".getBytes(StandardCharsets.UTF_8), 'L', terminated);
    }
    entry(Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST_NAME)), '0', content);
  }

  private void entry(byte[] name, char type, byte[] content) throws IOException {
    byte[] header = new byte[BLOCK];
    System.arraycopy(name, 0, header, 0, name.length);
    put(header, 100, "0000600");
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, 124, octal(11, content.length));
    put(header, 136, octal(11, 0));
    put(header, 148, "        ");
    header[156] = (byte) type;
    put(header, 257, "ustar");
    put(header, 263, "00");
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xff;
    }
    put(header, 148, octal(6, sum) + "\0 ");
    out.write(header);
    out.write(content);
    out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
  }

  private static String octal(int digits, long number) {
    return String.format(Locale.ROOT, "%0" + digits + "o", number);
  }

  private static void put(byte[] header, int from, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, from, bytes.length);
  }

  @Override
  public void close() throws IOException {
    out.write(new byte[2 * BLOCK]);
    out.close();
  }
}
