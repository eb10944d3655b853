package dev.gavel.rego.diagnostic;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where in a source something stands. It takes no part in what a node means: two nodes that differ
 * in nothing else are equal, and so all locations are.
 *
 * <p>It looks into the bytes of the source instead of holding a copy of its text, because the texts
 * of nested nodes together would be many times the source.
 */
public final class Location {
  private static final byte[] NO_SOURCE = {};

  public static final Location NONE = new Location("", 0, 0, 0, "");

  private final String file;
  private final int row;
  private final int column;
  private final int offset;
  private final byte[] source;
  private final int from;
  private final int to;

  private Location(String file, int row, int column, int offset, byte[] source, int from, int to) {
    this.file = file;
    this.row = row;
    this.column = column;
    this.offset = offset;
    this.source = source;
    this.from = from;
    this.to = to;
  }

  /**
   * A place with a text of its own.
   *
   * @param file the name of the source; empty for a query or a generated node
   * @param row the line, from 1
   * @param column the column, from 1, counted in characters of the line
   * @param offset the byte in the source
   * @param text what stands there
   */
  public Location(String file, int row, int column, int offset, String text) {
    this(file, row, column, offset, text.getBytes(StandardCharsets.UTF_8));
  }

  private Location(String file, int row, int column, int offset, byte[] text) {
    this(file, row, column, offset, text, 0, text.length);
  }

  /** A place whose text is the bytes of the source from its offset to an end. */
  public static Location in(byte[] source, String file, int row, int column, Span span) {
    return new Location(file, row, column, span.from(), NO_SOURCE, 0, 0).over(source, span);
  }

  /** Bytes of a source, from and to. */
  public record Span(int from, int to) {}

  /** The same place, with the text of a span of its source. */
  public Location over(byte[] bytes, Span span) {
    boolean inside = span.from >= 0 && span.from <= span.to && span.to <= bytes.length;
    return inside
        ? new Location(file, row, column, offset, bytes, span.from, span.to)
        : new Location(file, row, column, offset, NO_SOURCE, 0, 0);
  }

  /** Whether this is no place at all. */
  @SuppressWarnings("ReferenceEquality") // all places are equal; this asks for the one that is none
  public boolean isNone() {
    return this == NONE;
  }

  /** The name of the source; empty for a query or a generated node. */
  public String file() {
    return file;
  }

  /** The line, from 1. */
  public int row() {
    return row;
  }

  /** The column, from 1, counted in characters of the line. */
  public int column() {
    return column;
  }

  /** The byte in the source. */
  public int offset() {
    return offset;
  }

  /** What stands there. */
  public String text() {
    return new String(source, from, to - from, StandardCharsets.UTF_8);
  }

  /** The whole line of the source in which it stands; empty where the source is not at hand. */
  public String line() {
    if (from != offset || source.length == 0) {
      return "";
    }
    int start = from;
    while (start > 0 && source[start - 1] != '\n') {
      start--;
    }
    int end = from;
    while (end < source.length && source[end] != '\n' && source[end] != '\r') {
      end++;
    }
    return new String(source, start, end - start, StandardCharsets.UTF_8);
  }

  /** Whether the text begins with this ASCII character. */
  public boolean startsWith(char first) {
    return from < to && source[from] == first;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Location;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  /** As OPA writes it: {@code policy.rego:3}, or {@code 1:7} where there is no file. */
  @Override
  public String toString() {
    return file.isEmpty() ? row + ":" + column : file + ":" + row;
  }
}
