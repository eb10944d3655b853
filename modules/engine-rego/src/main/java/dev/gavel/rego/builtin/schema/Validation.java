package dev.gavel.rego.builtin.schema;

import com.google.re2j.Pattern;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Integers;
import dev.gavel.rego.builtin.encoding.GoFloat;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks documents against schemas. */
final class Validation {
  private static final int MAX_DEPTH = 800;
  private static final MathContext SHOWN = new MathContext(20);

  private final Budget budget;
  private int depth;

  private Validation(Budget budget) {
    this.budget = budget;
  }

  static Outcome run(SubSchema schema, Value document, Budget budget) {
    return new Validation(budget).outcome(schema, document, "(Root)");
  }

  private Outcome outcome(SubSchema schema, Value value, String place) {
    Outcome outcome = new Outcome();
    check(schema, value, place, outcome);
    return outcome;
  }

  private void check(SubSchema schema, Value value, String place, Outcome outcome) {
    budget.spend(8);
    budget.allocate(64);
    if (++depth > MAX_DEPTH) {
      throw BuiltinException.failed("the schema refers to itself without end");
    }
    SubSchema target = schema.target;
    if (schema.passes != null) {
      if (!schema.passes) {
        outcome.add("false", place, "False always fails validation");
      }
    } else if (target != null) {
      check(target, value, place, outcome);
    } else {
      checkAll(schema, value, place, outcome);
    }
    depth--;
  }

  private void checkAll(SubSchema schema, Value value, String place, Outcome outcome) {
    String type = type(value);
    boolean numeric = type.equals("integer") && schema.types.contains("number");
    if (!schema.types.isEmpty() && !schema.types.contains(type) && !numeric) {
      String expected =
          schema.types.size() > 1
              ? "[" + String.join(",", schema.types) + "]"
              : schema.types.getFirst();
      outcome.add(
          "invalid_type", place, "Invalid type. Expected: " + expected + ", given: " + type);
      return;
    }
    combinations(schema, value, place, outcome);
    switch (value) {
      case NullValue _ -> common(schema, value, place, outcome);
      case BooleanValue _ -> common(schema, value, place, outcome);
      case NumberValue number -> {
        number(schema, number, place, outcome);
        common(schema, value, place, outcome);
      }
      case StringValue text -> {
        common(schema, value, place, outcome);
        string(schema, text.text(), place, outcome);
      }
      case ArrayValue array -> {
        array(schema, array, place, outcome);
        common(schema, value, place, outcome);
      }
      case ObjectValue object -> {
        object(schema, object, place, outcome);
        common(schema, value, place, outcome);
        properties(schema, object, place, outcome);
      }
      case SetValue set -> throw new IllegalArgumentException("no JSON form: " + set);
    }
    outcome.good();
  }

  private static String type(Value value) {
    return switch (value) {
      case NullValue _ -> "null";
      case BooleanValue _ -> "boolean";
      case NumberValue number -> Integers.exact(number) == null ? "number" : "integer";
      case StringValue _ -> "string";
      case ArrayValue _, SetValue _ -> "array";
      case ObjectValue _ -> "object";
    };
  }

  private void combinations(SubSchema schema, Value value, String place, Outcome outcome) {
    anyOf(schema.anyOf, value, place, outcome);
    oneOf(schema.oneOf, value, place, outcome);
    boolean all = true;
    for (SubSchema each : schema.allOf) {
      Outcome inner = outcome(each, value, place);
      all &= inner.isValid();
      outcome.merge(inner);
    }
    if (!all) {
      outcome.add("number_all_of", place, "Must validate all the schemas (allOf)");
    }
    if (schema.not != null && outcome(schema.not, value, place).isValid()) {
      outcome.add("number_not", place, "Must not validate the schema (not)");
    }
    if (value instanceof ObjectValue object) {
      dependencies(schema, object, place, outcome);
    }
    condition(schema, value, place, outcome);
    outcome.good();
  }

  private void anyOf(List<SubSchema> schemas, Value value, String place, Outcome outcome) {
    Outcome best = null;
    for (SubSchema each : schemas) {
      Outcome inner = outcome(each, value, place);
      if (inner.isValid()) {
        return;
      }
      best = better(best, inner);
    }
    if (best != null) {
      outcome.add("number_any_of", place, "Must validate at least one schema (anyOf)");
      outcome.merge(best);
    }
  }

  private static Outcome better(@Nullable Outcome best, Outcome next) {
    return best == null || next.fitsBetterThan(best) ? next : best;
  }

  private void oneOf(List<SubSchema> schemas, Value value, String place, Outcome outcome) {
    int valid = 0;
    Outcome best = null;
    for (SubSchema each : schemas) {
      Outcome inner = outcome(each, value, place);
      if (inner.isValid()) {
        valid++;
      } else if (valid == 0) {
        best = better(best, inner);
      }
    }
    if (valid != 1 && !schemas.isEmpty()) {
      outcome.add("number_one_of", place, "Must validate one and only one schema (oneOf)");
      if (valid == 0 && best != null) {
        outcome.merge(best);
      }
    }
  }

  private void dependencies(SubSchema schema, ObjectValue object, String place, Outcome outcome) {
    for (int i = 0; i < object.size(); i++) {
      String key = key(object, i);
      for (String other : schema.keyDependencies.getOrDefault(key, List.of())) {
        if (!object.has(other)) {
          outcome.add("missing_dependency", place, "Has a dependency on " + other);
        }
      }
      SubSchema dependent = schema.schemaDependencies.get(key);
      if (dependent != null) {
        check(dependent, object, place, outcome);
      }
    }
  }

  private void condition(SubSchema schema, Value value, String place, Outcome outcome) {
    if (schema.condition == null) {
      return;
    }
    boolean holds = outcome(schema.condition, value, place).isValid();
    SubSchema consequence = holds ? schema.then : schema.otherwise;
    if (consequence != null) {
      Outcome inner = outcome(consequence, value, place);
      if (!inner.isValid()) {
        String description =
            holds
                ? "Must validate \"then\" as \"if\" was valid"
                : "Must validate \"else\" as \"if\" was not valid";
        outcome.add(holds ? "condition_then" : "condition_else", place, description);
        outcome.merge(inner);
      }
    }
  }

  private void common(SubSchema schema, Value value, String place, Outcome outcome) {
    String field = place.startsWith("(Root).") ? place.substring("(Root).".length()) : place;
    if (schema.constant != null && !PlainJson.of(value, budget).equals(schema.constant)) {
      outcome.add("const", place, field + " does not match: " + schema.constant);
    }
    List<String> options = schema.options;
    if (options != null && !options.contains(PlainJson.of(value, budget))) {
      outcome.add(
          "enum", place, field + " must be one of the following: " + String.join(", ", options));
    }
    if (value instanceof StringValue text && !Formats.fits(schema.format, text.text())) {
      outcome.add("format", place, "Does not match format '" + schema.format + "'");
    }
    outcome.good();
  }

  private void array(SubSchema schema, ArrayValue array, String place, Outcome outcome) {
    for (int i = 0; i < array.size(); i++) {
      SubSchema item = schema.itemsAlike ? schema.items.getFirst() : schema.additionalItems;
      boolean listed = !schema.itemsAlike && i < schema.items.size();
      if (listed) {
        item = schema.items.get(i);
      }
      if (item != null && (listed || schema.itemsAlike || !schema.items.isEmpty())) {
        outcome.merge(outcome(item, array.get(i), place + "." + i));
      }
    }
    boolean more = !schema.items.isEmpty() && schema.items.size() < array.size();
    if (more && !schema.itemsAlike && schema.additionalItemsForbidden) {
      outcome.add("array_no_additional_items", place, "No additional items allowed on array");
    }
    if (schema.minItems != null && array.size() < schema.minItems) {
      outcome.add(
          "array_min_items", place, "Array must have at least " + schema.minItems + " items");
    }
    if (schema.maxItems != null && array.size() > schema.maxItems) {
      outcome.add(
          "array_max_items", place, "Array must have at most " + schema.maxItems + " items");
    }
    if (schema.uniqueItems) {
      unique(array, place, outcome);
    }
    if (schema.contains != null) {
      contains(schema.contains, array, place, outcome);
    }
    outcome.good();
  }

  private void unique(ArrayValue array, String place, Outcome outcome) {
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < array.size(); i++) {
      Integer earlier = seen.put(PlainJson.of(array.get(i), budget), i);
      if (earlier != null) {
        outcome.add("unique", place, "array items[" + earlier + "," + i + "] must be unique");
      }
    }
  }

  private void contains(SubSchema wanted, ArrayValue array, String place, Outcome outcome) {
    Outcome best = null;
    for (int i = 0; i < array.size(); i++) {
      Outcome inner = outcome(wanted, array.get(i), place + "." + i);
      if (inner.isValid()) {
        return;
      }
      best = better(best, inner);
    }
    outcome.add("contains", place, "At least one of the items must match");
    if (best != null) {
      outcome.merge(best);
    }
  }

  private void object(SubSchema schema, ObjectValue object, String place, Outcome outcome) {
    if (schema.minProperties != null && object.size() < schema.minProperties) {
      outcome.add(
          "array_min_properties",
          place,
          "Must have at least " + schema.minProperties + " properties");
    }
    if (schema.maxProperties != null && object.size() > schema.maxProperties) {
      outcome.add(
          "array_max_properties",
          place,
          "Must have at most " + schema.maxProperties + " properties");
    }
    for (String key : schema.required) {
      if (object.has(key)) {
        outcome.good();
      } else {
        outcome.add("required", place, key + " is required");
      }
    }
    for (int i = 0; i < object.size(); i++) {
      property(schema, key(object, i), object.value(i), place, outcome);
    }
    if (schema.propertyNames != null) {
      for (int i = 0; i < object.size(); i++) {
        Outcome inner = outcome(schema.propertyNames, object.key(i), place);
        if (!inner.isValid()) {
          outcome.add(
              "invalid_property_name",
              place,
              "Property name of \"" + key(object, i) + "\" does not match");
          outcome.merge(inner);
        }
      }
    }
    outcome.good();
  }

  private void property(SubSchema schema, String key, Value value, String place, Outcome outcome) {
    boolean matched = false;
    for (Map.Entry<Pattern, SubSchema> entry : schema.patternProperties.entrySet()) {
      budget.spend(key.length());
      if (entry.getKey().matcher(key).find()) {
        matched = true;
        outcome.merge(outcome(entry.getValue(), value, place + "." + key));
      }
    }
    if (matched) {
      outcome.good();
    } else if (!schema.properties.containsKey(key)) {
      if (schema.additionalPropertiesForbidden) {
        outcome.add(
            "additional_property_not_allowed",
            place,
            "Additional property " + key + " is not allowed");
      } else if (schema.additionalProperties != null) {
        outcome.merge(outcome(schema.additionalProperties, value, place + "." + key));
      }
    }
  }

  private void properties(SubSchema schema, ObjectValue object, String place, Outcome outcome) {
    schema.properties.forEach(
        (key, property) -> {
          Value value = object.get(key);
          if (value != null) {
            check(property, value, place + "." + key, outcome);
          }
        });
  }

  private static String key(ObjectValue object, int position) {
    return ((StringValue) object.key(position)).text();
  }

  private void string(SubSchema schema, String text, String place, Outcome outcome) {
    int length = text.codePointCount(0, text.length());
    if (schema.minLength != null && length < schema.minLength) {
      outcome.add(
          "string_gte",
          place,
          "String length must be greater than or equal to " + schema.minLength);
    }
    if (schema.maxLength != null && length > schema.maxLength) {
      outcome.add(
          "string_lte", place, "String length must be less than or equal to " + schema.maxLength);
    }
    budget.spend(length);
    if (schema.pattern != null && !schema.pattern.matcher(text).find()) {
      outcome.add("pattern", place, "Does not match pattern '" + schema.pattern + "'");
    }
    outcome.good();
  }

  private static void number(SubSchema schema, NumberValue value, String place, Outcome outcome) {
    BigDecimal number = Integers.moderate(value);
    BigDecimal multiple = schema.multipleOf;
    if (multiple != null && number.remainder(multiple).signum() != 0) {
      outcome.add("multiple_of", place, "Must be a multiple of " + shown(multiple));
    }
    bound(schema.maximum, number, "lte", place, outcome);
    bound(schema.exclusiveMaximum, number, "lt", place, outcome);
    bound(schema.minimum, number, "gte", place, outcome);
    bound(schema.exclusiveMinimum, number, "gt", place, outcome);
    outcome.good();
  }

  private static void bound(
      @Nullable BigDecimal bound, BigDecimal number, String kind, String place, Outcome outcome) {
    if (bound == null) {
      return;
    }
    int order = number.compareTo(bound);
    String wanted =
        switch (kind) {
          case "lte" -> order > 0 ? "less than or equal to " : "";
          case "lt" -> order >= 0 ? "less than " : "";
          case "gte" -> order < 0 ? "greater than or equal to " : "";
          default -> order <= 0 ? "greater than " : "";
        };
    if (!wanted.isEmpty()) {
      outcome.add("number_" + kind, place, "Must be " + wanted + shown(bound));
    }
  }

  private static String shown(BigDecimal number) {
    return GoFloat.general(number.round(SHOWN), GoFloat.SHORTEST);
  }
}
