package dev.gavel.experiments.source;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The address of a place on a web server. User information and query may hold secrets (a password,
 * a signed token): they go into requests and never into messages.
 *
 * @param open scheme, host, port and path as they may be shown, without a slash at the end
 * @param credentials {@code user:password}; null when there are none
 * @param query what each request carries after its path, with the question mark; may be empty
 */
record HttpAddress(String open, @Nullable String credentials, String query) {

  static HttpAddress of(URI base) {
    if (base.getHost() == null) {
      throw new IllegalArgumentException("the address of a web server needs a host: http://host/");
    }
    String port = base.getPort() < 0 ? "" : ":" + base.getPort();
    String path = String.valueOf(base.getRawPath()).replaceAll("/+$", "");
    String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
    return new HttpAddress(
        base.getScheme() + "://" + base.getHost() + port + path, base.getUserInfo(), query);
  }

  /** The document's address as it may be shown. */
  String shown(String path) {
    return open + escaped(path);
  }

  URI request(String path) {
    return URI.create(open + escaped(path) + query);
  }

  private static String escaped(String path) {
    try {
      return new URI(null, null, "/" + path, null).toASCIIString();
    } catch (URISyntaxException impossible) {
      throw new SourceException(path + " is no path", impossible);
    }
  }

  /** So that no secret reaches a log by accident. */
  @Override
  public String toString() {
    return open;
  }
}
