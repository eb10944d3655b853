package dev.gavel.cli.bench;

import dev.gavel.cli.terminal.CliException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The least that can ask Redis: one connection, one request at a time. So that what is measured is
 * Redis, and not a client.
 */
final class RedisClient implements AutoCloseable {
  private static final int PORT = 6379;
  private static final int PATIENCE_MILLIS = 5_000;

  private final String host;
  private final int port;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  RedisClient(URI address) {
    host = address.getHost();
    port = address.getPort() < 0 ? PORT : address.getPort();
    try {
      Socket plain = new Socket();
      plain.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      socket =
          address.getScheme().equals("rediss")
              ? ((SSLSocketFactory) SSLSocketFactory.getDefault())
                  .createSocket(plain, host, port, true)
              : plain;
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      in = new BufferedInputStream(socket.getInputStream());
      out = new BufferedOutputStream(socket.getOutputStream());
    } catch (IOException unreachable) {
      throw cannotBeAsked(unreachable);
    }
    introduce(address);
  }

  /** Says where, without the password. */
  private CliException cannotBeAsked(IOException why) {
    return new CliException(
        "Redis at %s:%d cannot be asked: %s".formatted(host, port, why.getMessage()));
  }

  private void introduce(URI address) {
    String user = address.getUserInfo();
    if (user != null) {
      int colon = user.indexOf(':');
      String password = user.substring(colon + 1);
      if (colon > 0) {
        send("AUTH", user.substring(0, colon), password);
      } else {
        send("AUTH", password);
      }
      receive();
    }
    String database = address.getPath();
    if (database != null && database.length() > 1) {
      send("SELECT", database.substring(1));
      receive();
    }
  }

  /** Writes a request; it is on its way when an answer is waited for. */
  void send(String... words) {
    try {
      write('*', words.length);
      for (String word : words) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        write('$', bytes.length);
        out.write(bytes);
        out.write('\r');
        out.write('\n');
      }
    } catch (IOException broken) {
      throw cannotBeAsked(broken);
    }
  }

  private void write(char kind, int count) throws IOException {
    out.write(kind);
    out.write(Integer.toString(count).getBytes(StandardCharsets.US_ASCII));
    out.write('\r');
    out.write('\n');
  }

  /** The next answer, or null for none; of a list, its items one after the other. */
  @Nullable String receive() {
    try {
      out.flush();
      String line = line();
      return switch (line.charAt(0)) {
        case '$' -> text(Integer.parseInt(line.substring(1)));
        case '-' -> throw new IOException("it says " + line.substring(1));
        default -> line.substring(1);
      };
    } catch (IOException broken) {
      throw cannotBeAsked(broken);
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\r'; c = in.read()) {
      if (c < 0) {
        throw new IOException("it has hung up");
      }
      line.append((char) c);
    }
    in.read();
    return line.toString();
  }

  private @Nullable String text(int length) throws IOException {
    if (length < 0) {
      return null;
    }
    byte[] bytes = in.readNBytes(length);
    in.skipNBytes(2);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Nullable String get(String key) {
    send("GET", key);
    return receive();
  }

  /** How many of the keys have a value. */
  int count(List<String> keys) {
    String[] words = new String[keys.size() + 1];
    words[0] = "MGET";
    for (int i = 0; i < keys.size(); i++) {
      words[i + 1] = keys.get(i);
    }
    send(words);
    receive();
    int found = 0;
    for (int i = 0; i < keys.size(); i++) {
      if (receive() != null) {
        found++;
      }
    }
    return found;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      throw cannotBeAsked(alreadyGone);
    }
  }
}
