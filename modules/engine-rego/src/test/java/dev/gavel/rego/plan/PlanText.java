package dev.gavel.rego.plan;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Plans in the notation of {@link PlanPrinter}, so that tests can say what they run. */
public final class PlanText {
  /** Statements whose fields are locals, not operands. */
  private static final Set<String> ON_LOCALS =
      Set.of("ReturnLocal", "Scan", "IsDefined", "IsUndefined", "ResultSetAdd", "ObjectMerge");

  private static final Set<String> LOCALS =
      Set.of("target", "result", "object", "array", "set", "local");

  private final List<String> lines;
  private final Set<String> strings = new LinkedHashSet<>();
  private int at;

  private PlanText(String text) {
    this.lines = text.lines().filter(line -> !line.isBlank()).toList();
  }

  public static Policy read(String text) {
    return PlanReader.read(document(text));
  }

  /** The same as OPA would write it. */
  public static Value document(String text) {
    return new PlanText(text).document();
  }

  private Value document() {
    List<Value> plans = new ArrayList<>();
    List<Value> functions = new ArrayList<>();
    while (at < lines.size()) {
      String line = lines.get(at++);
      if (line.startsWith("plan ")) {
        plans.add(object("name", text(line.substring(5)), "blocks", blocks(1)));
      } else {
        functions.add(function(line));
      }
    }
    Value constants =
        ArrayValue.of(strings.stream().map(string -> object("value", text(string))).toList());
    Value files = array(List.of(object("value", text("test.rego"))));
    return object(
        "static", object("strings", constants, "files", files),
        "plans", object("plans", array(plans)),
        "funcs", object("funcs", array(functions)));
  }

  /** Such as {@code function g0.data.p[input, data] gives L2 at g0/p}. */
  private Value function(String line) {
    int open = line.indexOf('[');
    int close = line.indexOf(']');
    String[] after = line.substring(close + " gives ".length() + 1).split(" at ", -1);
    List<Value> parameters =
        items(line.substring(open, close + 1)).stream().map(PlanText::local).toList();
    List<Value> path =
        after.length == 1
            ? List.of()
            : List.of(after[1].split("/", -1)).stream().map(PlanText::text).toList();
    return object(
        "name", text(line.substring("function ".length(), open)),
        "params", array(parameters),
        "return", local(after[0]),
        "path", array(path),
        "blocks", blocks(1));
  }

  private Value blocks(int depth) {
    List<Value> blocks = new ArrayList<>();
    while (at < lines.size() && lines.get(at).equals("  ".repeat(depth) + "block")) {
      at++;
      List<Value> statements = new ArrayList<>();
      while (at < lines.size() && indent(lines.get(at)) == depth + 1) {
        statements.add(statement(depth + 1));
      }
      blocks.add(object("stmts", array(statements)));
    }
    return array(blocks);
  }

  private static int indent(String line) {
    return (line.length() - line.stripLeading().length()) / 2;
  }

  private Value statement(int depth) {
    String[] lineAndPlace = lines.get(at++).strip().split("  # ", -1);
    List<String> words = words(lineAndPlace[0]);
    ObjectValue.Builder fields = ObjectValue.builder();
    int first = words.size() > 1 && words.get(1).equals("=") ? 2 : 0;
    String type = words.get(first);
    if (first == 2) {
      fields.put(type.startsWith("Call") ? "result" : "target", local(words.getFirst()));
    }
    for (String word : words.subList(first + 1, words.size())) {
      int equals = word.indexOf('=');
      String name = word.substring(0, equals);
      fields.put(name, content(type, name, word.substring(equals + 1)));
    }
    if (lineAndPlace.length == 2) {
      String[] place = lineAndPlace[1].split(":", -1);
      fields.put("row", Value.parse(place[1])).put("col", Value.parse(place[2]));
    }
    Value nested = blocks(depth + 1);
    if (type.equals("Block")) {
      fields.put("blocks", nested);
    } else if (((ArrayValue) nested).size() == 1) {
      fields.put("block", ((ArrayValue) nested).get(0));
    }
    return object("type", text(type + "Stmt"), "stmt", fields.build());
  }

  private Value content(String type, String name, String written) {
    if (written.startsWith("[")) {
      List<String> items = items(written);
      if (type.equals("With")) {
        return array(items.stream().map(this::string).toList());
      }
      boolean locals = type.equals("CallDynamic") && name.equals("args");
      return array(items.stream().map(item -> locals ? local(item) : operand(item)).toList());
    }
    if (name.equals("func")) {
      return text(written);
    }
    if (type.equals("MakeNumberRef")) {
      return string(written);
    }
    if (Character.isDigit(written.charAt(0)) || written.charAt(0) == '-') {
      return Value.parse(written);
    }
    return ON_LOCALS.contains(type) || LOCALS.contains(name) ? local(written) : operand(written);
  }

  private Value operand(String written) {
    if (written.startsWith("\"")) {
      return object("type", text("string_index"), "value", string(written));
    }
    return written.equals("true") || written.equals("false")
        ? object("type", text("bool"), "value", Value.parse(written))
        : object("type", text("local"), "value", local(written));
  }

  private Value string(String written) {
    String string = ((StringValue) Value.parse(written)).text();
    strings.add(string);
    return NumberValue.of(List.copyOf(strings).indexOf(string));
  }

  private static Value local(String written) {
    return switch (written) {
      case "input" -> NumberValue.of(0);
      case "data" -> NumberValue.of(1);
      default -> Value.parse(written.substring(1));
    };
  }

  private static List<String> items(String list) {
    String inner = list.substring(1, list.length() - 1);
    return inner.isBlank() ? List.of() : List.of(inner.split(", ?", -1));
  }

  /** Separated by spaces, but not by those between quotes or brackets. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    int nested = 0;
    for (char c : (line + " ").toCharArray()) {
      quoted ^= c == '"';
      nested += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (c == ' ' && !quoted && nested == 0) {
        words.add(word.toString());
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    return words;
  }

  private static Value text(String text) {
    return StringValue.of(text);
  }

  private static Value array(List<Value> items) {
    return ArrayValue.of(items);
  }

  private static Value object(Object... pairs) {
    ObjectValue.Builder object = ObjectValue.builder();
    for (int i = 0; i < pairs.length; i += 2) {
      object.put((String) pairs[i], (Value) pairs[i + 1]);
    }
    return object.build();
  }
}
