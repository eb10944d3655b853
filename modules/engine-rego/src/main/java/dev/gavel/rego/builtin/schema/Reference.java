package dev.gavel.rego.builtin.schema;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.net.UriReference;
import dev.gavel.rego.evaluation.BuiltinException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Where a schema is: the URL of a document and a place in it.
 *
 * @param fragment a JSON pointer or a name; empty for the whole document
 */
record Reference(String url, String fragment) {
  static final Reference NONE = new Reference("", "");

  /** Throws what Go says when this is no URL. */
  static Reference parse(String text) {
    UriReference.parse(text);
    int hash = text.indexOf('#');
    return hash < 0
        ? new Reference(text, "")
        : new Reference(text.substring(0, hash), text.substring(hash + 1));
  }

  /** What the other means within the document that this is the URL of. */
  Reference resolve(Reference other) {
    if (other.url.isEmpty()) {
      return new Reference(url, other.fragment);
    }
    try {
      URI resolved = URI.create(url).resolve(other.url);
      boolean relative = !resolved.isAbsolute() && !resolved.toString().startsWith("/");
      return new Reference((relative ? "/" : "") + resolved, other.fragment);
    } catch (IllegalArgumentException unusual) {
      return other;
    }
  }

  Reference document() {
    return new Reference(url, "");
  }

  boolean isCanonical() {
    UriReference parts = UriReference.parse(url);
    return parts.scheme().equals("file")
        ? parts.path().startsWith("/")
        : !parts.scheme().isEmpty() && !parts.host().isEmpty();
  }

  /** What the fragment points to in the document. */
  Value lookUp(Value document) {
    String pointer =
        java.net.URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
    Value found = document;
    if (pointer.startsWith("/")) {
      for (String token : pointer.substring(1).split("/", -1)) {
        found = step(found, token);
      }
    }
    return found;
  }

  private static Value step(Value value, String token) {
    return switch (value) {
      case ObjectValue object -> {
        String key = token.replace("~1", "/").replace("~0", "~");
        Value found = object.get(key);
        if (found == null) {
          throw BuiltinException.failed("Object has no key '" + key + "'");
        }
        yield found;
      }
      case ArrayValue array -> array.get(index(array, token));
      default -> throw BuiltinException.failed("Invalid token reference '" + token + "'");
    };
  }

  private static int index(ArrayValue array, String token) {
    int index;
    try {
      index = Integer.parseInt(token);
    } catch (NumberFormatException none) {
      throw BuiltinException.failed("Invalid array index '" + token + "'");
    }
    if (index < 0 || index >= array.size()) {
      throw BuiltinException.failed(
          "Out of bound array[0,%d] index '%d'".formatted(array.size(), index));
    }
    return index;
  }

  @Override
  public String toString() {
    return fragment.isEmpty() ? url : url + "#" + fragment;
  }
}
