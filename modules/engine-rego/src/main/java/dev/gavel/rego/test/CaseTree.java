package dev.gavel.rego.test;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.JsonWriter;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cases of a test, by the parts of their names: those in its value, and those that it came to
 * and that gave none, which have failed.
 */
final class CaseTree {
  private final SortedMap<String, CaseTree> cases = new TreeMap<>();
  private boolean failed;

  private CaseTree(boolean failed) {
    this.failed = failed;
  }

  static CaseTree of(Value value) {
    CaseTree tree = new CaseTree(false);
    if (value instanceof ObjectValue object) {
      for (int i = 0; i < object.size(); i++) {
        CaseTree below = of(object.value(i));
        tree.cases.put(text(object.key(i)), below);
        tree.failed |= below.failed;
      }
    } else {
      tree.failed = !value.equals(BooleanValue.TRUE);
    }
    return tree;
  }

  /** Notes a case that the test came to. */
  void add(ArrayValue name) {
    CaseTree tree = this;
    List<CaseTree> above = new ArrayList<>();
    for (Value part : name) {
      above.add(tree);
      tree = tree.cases.computeIfAbsent(text(part), _ -> new CaseTree(true));
    }
    if (tree.failed) {
      above.forEach(it -> it.failed = true);
    }
  }

  static String text(Value part) {
    return part instanceof StringValue text
        ? text.text()
        : new String(JsonWriter.write(part), StandardCharsets.UTF_8);
  }

  boolean failed() {
    return failed;
  }

  List<CaseResult> results() {
    List<CaseResult> results = new ArrayList<>();
    cases.forEach((name, tree) -> results.add(new CaseResult(name, tree.failed, tree.results())));
    return results;
  }
}
