package dev.gavel.cli.terminal;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.value.JsonException;
import dev.gavel.engine.value.JsonLimits;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The documents that a command line names: files, and {@code -} for standard input. */
public final class Input {
  public static final String STANDARD_INPUT = "-";

  private static final int MAX_BYTES = (int) JsonLimits.DEFAULT.maxBytes();

  private Input() {}

  /**
   * The whole document.
   *
   * @throws CliException when there is none, or it is larger than any document of ours may be
   */
  public static byte[] read(String name, Terminal terminal) {
    try {
      if (name.equals(STANDARD_INPUT)) {
        return limited(terminal.in(), shown(name));
      }
      Path file = Path.of(name);
      if (Files.isDirectory(file)) {
        throw new CliException(name + ": this is a directory; name a file in it");
      }
      try (InputStream bytes = Files.newInputStream(file)) {
        return limited(bytes, name);
      }
    } catch (NoSuchFileException _) {
      throw new CliException(name + ": there is no such file");
    } catch (AccessDeniedException _) {
      throw new CliException(name + ": you may not read this file");
    } catch (InvalidPathException invalid) {
      throw new CliException(
          "%s: this cannot be a file's name: %s".formatted(name, invalid.getReason()));
    } catch (IOException broken) {
      throw new CliException(shown(name) + ": this cannot be read: " + broken.getMessage());
    }
  }

  /** The document as JSON. */
  public static Value readJson(String name, Terminal terminal) {
    return json(read(name, terminal), shown(name));
  }

  /** The document as the attributes of a context. */
  public static ObjectValue readContext(String name, Terminal terminal) {
    return context(readJson(name, terminal), shown(name));
  }

  /** A context as a command line gives it: JSON, or {@code @} and the name of a file. */
  public static ObjectValue contextArgument(String argument, Terminal terminal) {
    if (argument.startsWith("@")) {
      return readContext(argument.substring(1), terminal);
    }
    byte[] json = argument.getBytes(StandardCharsets.UTF_8);
    return context(json(json, "--context"), "--context");
  }

  /** How messages call a document. */
  public static String shown(String name) {
    return name.equals(STANDARD_INPUT) ? "standard input" : name;
  }

  private static Value json(byte[] document, String shown) {
    try {
      return JsonReader.read(document);
    } catch (JsonException unreadable) {
      throw new CliException(MistakeLine.of(shown, Diagnostic.of(unreadable)));
    }
  }

  private static ObjectValue context(Value json, String shown) {
    if (json instanceof ObjectValue context) {
      return context;
    }
    throw new CliException(
        "%s: a context must be an object such as {\"country\": \"US\"}, not %s"
            .formatted(shown, json.kind().noun()));
  }

  private static byte[] limited(InputStream bytes, String shown) throws IOException {
    byte[] document = bytes.readNBytes(MAX_BYTES + 1);
    if (document.length > MAX_BYTES) {
      throw new CliException(
          "%s: this has more than the %d MiB that a document may have"
              .formatted(shown, MAX_BYTES >> 20));
    }
    return document;
  }
}
