package dev.gavel.cache.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.RedisURI;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;

/** Reads {@code redis://[[user]:password@]host[:port][/database]}; {@code rediss:} is with TLS. */
final class Address {
  private static final String PLAIN = "redis";
  private static final String ENCRYPTED = "rediss";
  private static final int USUAL_PORT = 6379;
  private static final int HIGHEST_PORT = 65_535;

  private Address() {}

  static boolean isRedis(URI address) {
    return PLAIN.equalsIgnoreCase(address.getScheme())
        || ENCRYPTED.equalsIgnoreCase(address.getScheme());
  }

  /**
   * The address as Lettuce has it.
   *
   * @param patience how long the server may take to greet
   */
  static RedisURI read(URI address, Duration patience) {
    if (address.isOpaque() || address.getHost() == null) {
      throw wrong(address, "it names no host");
    }
    if (address.getRawQuery() != null || address.getRawFragment() != null) {
      throw wrong(address, "nothing may follow the database");
    }
    int port = address.getPort() < 0 ? USUAL_PORT : address.getPort();
    if (port == 0 || port > HIGHEST_PORT) {
      throw wrong(address, "the port is not from 1 to %d".formatted(HIGHEST_PORT));
    }
    RedisURI.Builder uri =
        RedisURI.builder()
            .withHost(unbracketed(address.getHost()))
            .withPort(port)
            .withSsl(ENCRYPTED.equalsIgnoreCase(address.getScheme()))
            .withDatabase(database(address))
            .withTimeout(patience)
            .withLibraryName("") // or it would be told to servers that do not want to know
            .withLibraryVersion("");
    if (address.getRawUserInfo() != null) {
      authenticate(uri, address, address.getRawUserInfo());
    }
    return uri.build();
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static int database(URI address) {
    String path = address.getPath();
    if (path.isEmpty() || path.equals("/")) {
      return 0;
    }
    try {
      return Integer.parseUnsignedInt(path, 1, path.length(), 10);
    } catch (NumberFormatException other) {
      throw wrong(address, "what follows the host is not the number of a database");
    }
  }

  private static void authenticate(RedisURI.Builder uri, URI address, String userInfo) {
    int colon = userInfo.indexOf(':');
    if (colon < 0) {
      throw wrong(address, "there is a user without a password");
    }
    String user = decoded(userInfo.substring(0, colon));
    String password = decoded(userInfo.substring(colon + 1));
    if (user.isEmpty()) {
      uri.withPassword(password.toCharArray());
    } else {
      uri.withAuthentication(user, password.toCharArray());
    }
  }

  private static String decoded(String raw) {
    return URLDecoder.decode(raw.replace("+", "%2B"), UTF_8);
  }

  private static IllegalArgumentException wrong(URI address, String what) {
    return new IllegalArgumentException(
        "the address of Redis cannot be used, since %s; it reads %s://[[user]:password@]host[:port][/database]"
            .formatted(what, address.getScheme()));
  }
}
