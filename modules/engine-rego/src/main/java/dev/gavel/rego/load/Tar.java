package dev.gavel.rego.load;

import dev.gavel.rego.diagnostic.LoadException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * Reads a tar archive, packed or not: plain files with ustar, GNU or pax names. Links and devices
 * are passed over.
 */
final class Tar {
  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 64 << 10;

  /** Takes the files, one after the other. */
  interface Unpacker {
    void take(String name, InputStream content) throws IOException;
  }

  private final String archive;
  private final InputStream in;
  private final Allowance allowance;
  private String longName = "";

  private Tar(String archive, InputStream in, Allowance allowance) {
    this.archive = archive;
    this.in = in;
    this.allowance = allowance;
  }

  /** Gives each file with its name. */
  static void read(String archive, InputStream in, Allowance allowance, Unpacker files)
      throws IOException {
    new Tar(archive, unpacked(in), allowance).read(files);
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in);
    buffered.mark(2);
    boolean packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    return packed ? new BufferedInputStream(new GZIPInputStream(buffered, 1 << 16)) : buffered;
  }

  private void read(Unpacker files) throws IOException {
    byte[] header = in.readNBytes(BLOCK);
    while (header.length == BLOCK && header[0] != 0) {
      entry(header, files);
      header = in.readNBytes(BLOCK);
    }
    if (header.length != 0 && header.length < BLOCK) {
      throw new LoadException(archive + ": the archive ends in the middle of a file");
    }
  }

  private void entry(byte[] header, Unpacker files) throws IOException {
    String name = longName.isEmpty() ? name(header) : longName;
    longName = "";
    long size = octal(header, 124, 12);
    switch (header[156]) {
      case '0', 0 -> {
        allowance.file(archive);
        allowance.bytes(archive, size);
        Entry content = new Entry(size);
        files.take(name, content);
        content.transferTo(OutputStream.nullOutputStream());
        in.skipNBytes(padding(size));
      }
      case 'L' -> longName = text(content(Math.min(size, LONGEST_NAME)), 0, (int) size);
      case 'x' -> longName = path(content(size));
      default -> skip(size);
    }
  }

  /** What is in a file, while it is being unpacked. */
  private final class Entry extends InputStream {
    private long left;

    Entry(long size) {
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (left == 0 || length == 0) {
        return length == 0 ? 0 : -1;
      }
      int count = in.read(into, from, (int) Math.min(left, length));
      if (count < 0) {
        throw endsEarly();
      }
      left -= count;
      return count;
    }
  }

  private LoadException endsEarly() {
    return new LoadException(archive + ": the archive ends in the middle of a file");
  }

  private byte[] content(long size) throws IOException {
    allowance.bytes(archive, size);
    byte[] content = in.readNBytes((int) size);
    if (content.length < size) {
      throw endsEarly();
    }
    in.skipNBytes(padding(size));
    return content;
  }

  private void skip(long size) throws IOException {
    allowance.bytes(archive, size);
    in.skipNBytes(size + padding(size));
  }

  private static long padding(long size) {
    return (BLOCK - size % BLOCK) % BLOCK;
  }

  private String name(byte[] header) {
    String name = text(header, 0, 100);
    boolean prefixed = text(header, 257, 5).equals("ustar") && header[345] != 0;
    return prefixed ? text(header, 345, 155) + "/" + name : name;
  }

  /** The {@code path} of a pax header, whose lines are {@code length key=value}. */
  private static String path(byte[] records) {
    for (String line : text(records, 0, records.length).split("\n", -1)) {
      int key = line.indexOf(' ') + 1;
      if (line.startsWith("path=", key)) {
        return line.substring(key + "path=".length());
      }
    }
    return "";
  }

  private long octal(byte[] header, int from, int length) {
    String digits = text(header, from, length).strip();
    try {
      long number = digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException broken) {
      // told below, as a negative number is
    }
    throw new LoadException(archive + ": this is no tar archive");
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < Math.min(from + length, bytes.length) && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }
}
