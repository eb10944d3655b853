package dev.gavel.rego;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Tar archives by hand, since those that nobody would write are wanted too. */
final class Archives {
  private static final int BLOCK = 512;

  private Archives() {}

  static byte[] tar(List<String> names, List<String> contents) {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    for (int i = 0; i < names.size(); i++) {
      byte[] content = contents.get(i).getBytes(StandardCharsets.UTF_8);
      archive.writeBytes(header(names.get(i), "%011o".formatted(content.length)));
      archive.writeBytes(Arrays.copyOf(content, (content.length + BLOCK - 1) / BLOCK * BLOCK));
    }
    archive.writeBytes(new byte[2 * BLOCK]);
    return archive.toByteArray();
  }

  /** The size is in octal digits. */
  static byte[] header(String name, String size) {
    byte[] header = new byte[BLOCK];
    byte[] named = name.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(named, 0, header, 0, Math.min(named.length, 100));
    byte[] digits = size.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, header, 124, digits.length);
    header[156] = '0';
    return header;
  }
}
