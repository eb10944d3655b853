package dev.gavel.rego.plan.planner;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Spot;
import dev.gavel.rego.syntax.tree.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The strings and the files of a plan, each once, by the order in which they were needed. */
final class Constants {
  private static final String QUERY = "<query>";

  private final Map<String, Integer> strings = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private final Map<String, Integer> files = new LinkedHashMap<>();

  int string(String text) {
    return strings.computeIfAbsent(
        text,
        fresh -> {
          texts.add(fresh);
          return texts.size() - 1;
        });
  }

  Operand operand(String text) {
    return new Operand.StringIndex(string(text));
  }

  /** The string of that number, as a term. */
  Scalar term(int index) {
    return new Scalar(Location.NONE, StringValue.of(texts.get(index)));
  }

  /** Where a node stands; its end is worked out from its text. */
  Spot spot(Location at) {
    int file = files.computeIfAbsent(at.file().isEmpty() ? QUERY : at.file(), _ -> files.size());
    String text = at.text();
    int lastLine = text.lastIndexOf('\n') + 1;
    int lines = (int) text.chars().filter(c -> c == '\n').count();
    int width = text.substring(lastLine).getBytes(StandardCharsets.UTF_8).length;
    int endColumn = lines == 0 ? at.column() + width : width + 1;
    return new Spot(file, at.row(), at.column(), at.row() + lines, endColumn);
  }

  List<String> strings() {
    return List.copyOf(texts);
  }

  List<String> files() {
    return List.copyOf(files.keySet());
  }
}
