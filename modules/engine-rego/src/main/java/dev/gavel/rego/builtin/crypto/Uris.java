package dev.gavel.rego.builtin.crypto;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.BuiltinException;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** A URI of a certificate, as Go's {@code url.URL}. */
final class Uris {
  private Uris() {}

  static Value of(String text) {
    URI uri = parse(text);
    String rawPath = text(uri.getRawPath());
    String path = text(uri.getPath());
    boolean ordinary = escaped(path).equals(rawPath);
    String fragment = text(uri.getFragment());
    boolean ordinaryFragment = escaped(fragment).equals(text(uri.getRawFragment()));
    return ObjectValue.builder()
        .put("Scheme", StringValue.of(text(uri.getScheme())))
        .put("Opaque", StringValue.of(uri.isOpaque() ? uri.getRawSchemeSpecificPart() : ""))
        .put("User", uri.getRawUserInfo() == null ? NullValue.NULL : ObjectValue.EMPTY)
        .put("Host", StringValue.of(host(uri)))
        .put("Path", StringValue.of(path))
        .put("RawPath", StringValue.of(ordinary ? "" : rawPath))
        .put("OmitHost", BooleanValue.FALSE)
        .put("ForceQuery", BooleanValue.of(text.endsWith("?")))
        .put("RawQuery", StringValue.of(text(uri.getRawQuery())))
        .put("Fragment", StringValue.of(fragment))
        .put("RawFragment", StringValue.of(ordinaryFragment ? "" : text(uri.getRawFragment())))
        .build();
  }

  private static URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException broken) {
      throw BuiltinException.failed("x509: cannot parse URI \"" + text + "\"");
    }
  }

  private static String host(URI uri) {
    String authority = text(uri.getRawAuthority());
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  private static String escaped(String path) {
    try {
      return text(new URI(null, null, path, null).getRawPath());
    } catch (URISyntaxException unusual) {
      return "";
    }
  }

  private static String text(@Nullable String part) {
    return part == null ? "" : part;
  }
}
