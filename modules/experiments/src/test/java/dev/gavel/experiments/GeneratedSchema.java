package dev.gavel.experiments;

import dev.gavel.engine.rule.Operand;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The schemas as they should be. What a person wrote of the snapshot's schema stays; what follows
 * from the declarations of the operators is put in anew, and the schema of rules is the part of the
 * snapshot's that rules need.
 */
final class GeneratedSchema {
  private static final Pattern REFERENCE = Pattern.compile("\"#/[$]defs/([^\"]+)\"");

  private GeneratedSchema() {}

  static Value snapshot(Value written) {
    Map<String, Object> schema = members(written);
    Map<String, Object> definitions = members(schema.get("$defs"));
    definitions.put("operator", operator());
    definitions.put("condition", withAllOf(definitions.get("condition"), conditions()));
    definitions.put("operand-at-path", atPath(definitions.get("operand-at-path")));
    schema.put("$defs", definitions);
    return Value.of(schema);
  }

  static Value rules(Value snapshot) {
    Map<String, Object> all = members(members(snapshot).get("$defs"));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", members(snapshot).get("$schema"));
    schema.put("title", "Gavel rules");
    schema.put("$ref", "#/$defs/rules");
    Set<String> needed = new LinkedHashSet<>();
    need("rules", all, needed);
    all.keySet().retainAll(needed);
    schema.put("$defs", all);
    return Value.of(schema);
  }

  private static void need(String name, Map<String, Object> all, Set<String> needed) {
    if (needed.add(name)) {
      String definition = Objects.requireNonNull(all.get(name), name).toString();
      REFERENCE.matcher(definition).results().forEach(found -> need(found.group(1), all, needed));
    }
  }

  private static Map<String, Object> operator() {
    List<String> meanings = new ArrayList<>();
    for (Operator operator : Operator.values()) {
      for (String name : operator.names()) {
        meanings.add(
            name.equals(operator.label())
                ? operator.meaning()
                : "Another name for " + operator.label() + ". " + operator.meaning());
      }
    }
    return ordered(
        "description",
        "What is asked of the attribute.",
        "enum",
        Arrays.stream(Operator.values()).flatMap(each -> each.names().stream()).toList(),
        "enumDescriptions",
        meanings);
  }

  private static List<Object> conditions() {
    return Arrays.stream(Operator.values()).map(GeneratedSchema::condition).toList();
  }

  private static Object condition(Operator operator) {
    Operand operand = operator.operand();
    Map<String, Object> then = new LinkedHashMap<>();
    if (operator.needsAttribute()) {
      then.put("required", List.of("attribute"));
    }
    if (operand != Operand.NOTHING) {
      String takes = " The value is " + operand.noun() + ".";
      then.put(
          "properties",
          Map.of(
              "value",
              ordered(
                  "description",
                  operator.meaning() + takes,
                  "examples",
                  List.of(Value.parse(operand.example())))));
    }
    // Beside a bare $ref, some editors overlook what else is said.
    then.put("allOf", List.of(Map.of("$ref", definition(operand))));
    return ordered("if", is("operator", operator.names()), "then", then);
  }

  private static Object atPath(Object written) {
    List<Object> names = new ArrayList<>();
    List<Object> conditions = new ArrayList<>();
    for (Operand operand : Operand.values()) {
      if (Set.of(Operand.AT_PATH, Operand.NOTHING, Operand.SEGMENTS).contains(operand)) {
        continue;
      }
      List<String> having =
          Arrays.stream(Operator.values())
              .filter(operator -> operator.operand() == operand)
              .flatMap(operator -> operator.names().stream())
              .toList();
      names.addAll(having);
      String there =
          operand == Operand.LENGTH ? "#/$defs/operand-length-at-path" : definition(operand);
      conditions.add(ordered("if", is("compare", having), "then", Map.of("$ref", there)));
    }
    names.add(null);
    Map<String, Object> changed = withAllOf(written, conditions);
    Map<String, Object> properties = members(changed.get("properties"));
    Map<String, Object> compare = members(properties.get("compare"));
    compare.put("enum", names);
    properties.put("compare", compare);
    changed.put("properties", properties);
    return changed;
  }

  private static Object is(String field, List<String> names) {
    return ordered("required", List.of(field), "properties", Map.of(field, Map.of("enum", names)));
  }

  static String definition(Operand operand) {
    return "#/$defs/operand-" + operand.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Object> withAllOf(Object schema, List<Object> all) {
    Map<String, Object> changed = members(schema);
    changed.put("allOf", all);
    return changed;
  }

  private static Map<String, Object> members(Object object) {
    Map<String, Object> members = new LinkedHashMap<>();
    ObjectValue value = (ObjectValue) object;
    for (int i = 0; i < value.size(); i++) {
      members.put(Fields.name(value, i), value.value(i));
    }
    return members;
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      ordered.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return ordered;
  }

  /** All fields that a schema describes, also where only under some condition. */
  static Stream<String> fields(Value schema) {
    if (!(schema instanceof ObjectValue object)) {
      return Stream.of();
    }
    Stream<String> own =
        object.get("properties") instanceof ObjectValue properties
            ? members(properties).keySet().stream()
            : Stream.of();
    return Stream.concat(
        own,
        Stream.of("if", "then", "else")
            .flatMap(
                part ->
                    object.get(part) instanceof ObjectValue inner ? fields(inner) : Stream.of()));
  }
}
