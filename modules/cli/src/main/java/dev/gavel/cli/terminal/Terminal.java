package dev.gavel.cli.terminal;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a command reads from and prints to. Text goes out as UTF-8 whatever the locale says, since
 * JSON is UTF-8.
 *
 * @param interactive whether a person reads it, rather than a file or a program
 * @param colours whether that person wants colours
 */
public record Terminal(
    InputStream in, PrintStream out, PrintStream err, boolean interactive, boolean colours) {

  /** Paints the words that matter, and nothing else. */
  public enum Colour {
    RED(31),
    GREEN(32),
    YELLOW(33);

    private final int code;

    Colour(int code) {
      this.code = code;
    }
  }

  /** The streams of this process. */
  public static Terminal ofProcess() {
    boolean interactive =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    boolean colours = interactive && System.getenv("NO_COLOR") == null;
    return new Terminal(
        System.in, utf8(FileDescriptor.out), utf8(FileDescriptor.err), interactive, colours);
  }

  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }

  public void print(String line) {
    out.println(line);
  }

  /** Prints bytes that are text already, and ends the line. */
  public void print(byte[] utf8) {
    out.write(utf8, 0, utf8.length);
    out.println();
  }

  public void complain(String line) {
    err.println(line);
  }

  public String paint(Colour colour, String text) {
    return colours ? "\u001b[" + colour.code + "m" + text + "\u001b[0m" : text;
  }
}
