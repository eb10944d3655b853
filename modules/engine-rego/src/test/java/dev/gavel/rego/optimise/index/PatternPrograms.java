package dev.gavel.rego.optimise.index;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes programs of what indexes are for: many rules that test few attributes, scans that compare
 * entries with what is known; and documents that such programs may be asked about.
 */
public final class PatternPrograms {
  /** The rules that a program may have. */
  public static final List<String> NAMES =
      List.of(
          "allow",
          "level",
          "deny",
          "ask",
          "chain",
          "hits",
          "found",
          "groups",
          "replaced",
          "picked",
          "has",
          "hasnt",
          "given");

  private static final List<String> ATTRIBUTES = List.of("a", "b", "s.c");
  private static final List<String> CONSTANTS =
      List.of(
          "\"x\"", "\"y\"", "\"/p\"", "\"/p/q\"", "\"\"", "1", "1.0", "2", "null", "true", "[1]");

  private final Random chance;

  public PatternPrograms(Random chance) {
    this.chance = chance;
  }

  public String program() {
    StringBuilder text = new StringBuilder("package t\n\ndefault allow := false\n\n");
    rules(text, "allow if {\n", () -> "", 30);
    rules(text, "level := ", () -> constant() + " if {\n", 14);
    rules(text, "deny contains ", () -> constant() + " if {\n", 30);
    rules(text, "of(x) := ", () -> constant() + " if {\n\tx == " + constant() + "\n", 14);
    text.append("ask := of(input.a)\n\n");
    text.append("chain := 0 if {\n").append(conditions()).append("}\n");
    for (int i = 0; i < 14; i++) {
      text.append("else := ").append(i).append(" if {\n").append(conditions()).append("}\n");
    }
    text.append("\nhelper(x) := x if input.b != x\n");
    text.append("\nhits contains k if {\n\tsome k, g in ").append(source()).append(filters());
    text.append("}\n\nfound := g.a if {\n\tsome g in ").append(source()).append(filters());
    text.append("}\n\ngroups := {c: all |\n\tsome c in {\"x\", 1, null, \"y\"}\n\tall := [i |\n");
    text.append("\t\tsome i, g in input.items\n\t\tg.a == c\n\t]\n}\n\n");
    text.append("replaced := [h, d] if {\n\th := hits with ").append(replaced());
    text.append("\n\td := deny with input.a as ").append(constant()).append("\n}\n");
    sets(text);
    return text.toString();
  }

  /** Sets that are searched, by one element or by a condition. */
  private void sets(StringBuilder text) {
    for (String name : List.of("first", "second")) {
      for (int i = 0; i <= chance.nextInt(3); i++) {
        text.append("\n").append(name).append(" contains ").append(any(List.of("g", "g", "g.a")));
        String from = name.equals("second") && chance.nextBoolean() ? "first\n" : source();
        text.append(" if {\n\tsome g in ").append(from).append(filters()).append("}\n");
      }
    }
    text.append("\npicked if {\n\tsome g in second\n").append(filters()).append("}\n");
    text.append("\npicked if {\n").append(conditions()).append("\tfirst[g]\n").append(filters());
    text.append("}\n\nhas := input.a if input.a in first\n\nhasnt if not input.b in second\n");
    text.append("\ngiven := second[input.a]\n\ngiven := input.a if not first[input.b]\n");
  }

  private interface Part {
    String text();
  }

  private void rules(StringBuilder text, String head, Part rest, int most) {
    int count = 1 + chance.nextInt(most);
    for (int i = 0; i < count; i++) {
      text.append(head).append(rest.text()).append(conditions()).append("}\n\n");
    }
  }

  private String replaced() {
    return chance.nextBoolean() ? "data.grants as input.items" : "input.a as " + constant();
  }

  private String conditions() {
    return IntStream.rangeClosed(0, chance.nextInt(3))
        .mapToObj(_ -> "\t" + condition() + "\n")
        .collect(Collectors.joining());
  }

  private String condition() {
    String subject = "input." + any(ATTRIBUTES);
    return switch (chance.nextInt(14)) {
      case 0 -> constant() + " == " + subject;
      case 1 -> subject + " in {" + constant() + ", " + constant() + "}";
      case 2 -> subject + " in [" + constant() + ", " + constant() + ", " + constant() + "]";
      case 3 -> "startswith(" + subject + ", \"/p\")";
      case 4 -> "startswith(" + subject + ", \"/p/q\")";
      case 5 -> subject + " != " + constant();
      case 6 -> subject;
      case 7 -> chance.nextBoolean() ? "not " + subject : "helper(" + subject + ")";
      case 8 -> chance.nextBoolean() ? "count(input.l) > 0" : constant() + " in input.l";
      default -> subject + " == " + constant();
    };
  }

  private String source() {
    return any(List.of("data.grants", "data.grants", "data.keyed", "input.items", "data.deep.er"))
        + "\n";
  }

  private String filters() {
    return IntStream.rangeClosed(0, chance.nextInt(3))
        .mapToObj(_ -> "\t" + filter() + "\n")
        .collect(Collectors.joining());
  }

  private String filter() {
    String part = any(List.of("g.a", "g.a", "g.s.c", "g.b", "g[\"0\"]", "g"));
    return switch (chance.nextInt(7)) {
      case 0, 1 -> part + " == input." + any(ATTRIBUTES);
      case 2 -> "input." + any(ATTRIBUTES) + " == " + part;
      case 3 -> part + " != " + constant();
      case 4 -> chance.nextBoolean() ? "g.n > 1" : "helper(" + part + ")";
      default -> part + " == " + constant();
    };
  }

  private String constant() {
    return any(CONSTANTS);
  }

  private <T> T any(List<T> of) {
    return of.get(chance.nextInt(of.size()));
  }

  public Value input() {
    ObjectValue.Builder input = attributes(5);
    if (chance.nextInt(4) > 0) {
      input.put("l", ArrayValue.of(value(), value()));
    }
    return input.put("items", entries()).build();
  }

  public Value data() {
    ObjectValue.Builder keyed = ObjectValue.builder();
    for (int i = 0; i < chance.nextInt(25); i++) {
      keyed.put(chance.nextBoolean() ? "k" + i : Integer.toString(i), entry());
    }
    return ObjectValue.builder()
        .put("grants", entries())
        .put("keyed", keyed.build())
        .put("deep", ObjectValue.builder().put("er", entries()).build())
        .build();
  }

  private Value entries() {
    List<Value> entries = new ArrayList<>();
    int size = chance.nextInt(3) == 0 ? chance.nextInt(8) : chance.nextInt(30);
    for (int i = 0; i < size; i++) {
      entries.add(entry());
    }
    return ArrayValue.of(entries);
  }

  private Value entry() {
    return chance.nextInt(10) == 0
        ? value()
        : attributes(8).put("n", value()).put("0", value()).build();
  }

  /** Each is missing once in so many times. */
  private ObjectValue.Builder attributes(int missing) {
    ObjectValue.Builder object = ObjectValue.builder();
    for (String name : List.of("a", "b")) {
      if (chance.nextInt(missing) > 0) {
        object.put(name, value());
      }
    }
    if (chance.nextInt(missing) > 0) {
      object.put("s", ObjectValue.builder().put("c", value()).build());
    }
    return object;
  }

  private Value value() {
    return chance.nextInt(12) == 0 ? StringValue.of("/p/q/r") : Value.parse(constant());
  }
}
