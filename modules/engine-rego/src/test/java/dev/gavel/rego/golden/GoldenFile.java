package dev.gavel.rego.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cases in a text file, so that Rego stands there as it is written. A line {@code === title} begins
 * a case, a line {@code --- name} one of its parts.
 */
public final class GoldenFile {
  private GoldenFile() {}

  /** One case; a part's text ends without a line break. */
  public record Case(String title, Map<String, String> parts) {
    public String part(String name) {
      return parts.getOrDefault(name, "");
    }

    @Override
    public String toString() {
      return title;
    }
  }

  /** The cases of a file beside this class, such as {@code parse/rules.txt}. */
  public static List<Case> read(String file) {
    try (InputStream in = GoldenFile.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no golden file " + file);
      }
      return cases(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Case> cases(String text) {
    List<Case> cases = new ArrayList<>();
    Map<String, String> parts = new LinkedHashMap<>();
    String part = "";
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("=== ")) {
        parts = new LinkedHashMap<>();
        cases.add(new Case(line.substring(4).strip(), parts));
        part = "";
      } else if (line.startsWith("--- ")) {
        part = line.substring(4).strip();
        parts.put(part, "");
      } else if (!part.isEmpty()) {
        parts.merge(part, line + "\n", String::concat);
      }
    }
    cases.forEach(one -> one.parts().replaceAll((_, content) -> content.stripTrailing()));
    return cases;
  }
}
