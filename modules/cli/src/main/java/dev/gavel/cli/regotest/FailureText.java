package dev.gavel.cli.regotest;

import dev.gavel.rego.test.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An expression that did not hold, and what its terms were. */
final class FailureText {
  private FailureText() {}

  static List<String> lines(Failure failure, boolean values) {
    List<String> lines = new ArrayList<>();
    lines.add("%s:%d:".formatted(failure.at().file(), failure.at().row()));
    failure.at().text().lines().forEach(line -> lines.add("  " + line));
    Map<String, String> known = new LinkedHashMap<>();
    for (Failure.Known term : failure.values()) {
      known.put(term.at().text(), term.value().toString());
    }
    if (values && !known.isEmpty()) {
      lines.add("");
      lines.add("  Where:");
      lines.add("");
      known.forEach((term, value) -> lines.add("  " + term + ": " + value));
    }
    return lines;
  }
}
