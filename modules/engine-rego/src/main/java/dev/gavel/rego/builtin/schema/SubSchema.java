package dev.gavel.rego.builtin.schema;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A schema as it was read, filled by {@link SchemaReader}; what is null was not there. */
final class SubSchema {
  Draft draft;

  /** For the schemas true and false, which say all that is to say. */
  @Nullable Boolean passes;

  @Nullable SubSchema target;

  final List<String> types = new ArrayList<>();
  final Map<String, SubSchema> properties = new LinkedHashMap<>();
  final Map<Pattern, SubSchema> patternProperties = new LinkedHashMap<>();
  final Map<String, SubSchema> schemaDependencies = new LinkedHashMap<>();
  final Map<String, List<String>> keyDependencies = new LinkedHashMap<>();
  final List<String> required = new ArrayList<>();
  boolean additionalPropertiesForbidden;
  @Nullable SubSchema additionalProperties;
  @Nullable SubSchema propertyNames;
  @Nullable Integer minProperties;
  @Nullable Integer maxProperties;

  final List<SubSchema> items = new ArrayList<>();
  boolean itemsAlike;
  boolean additionalItemsForbidden;
  @Nullable SubSchema additionalItems;
  @Nullable SubSchema contains;
  @Nullable Integer minItems;
  @Nullable Integer maxItems;
  boolean uniqueItems;

  @Nullable BigDecimal multipleOf;
  @Nullable BigDecimal minimum;
  @Nullable BigDecimal exclusiveMinimum;
  @Nullable BigDecimal maximum;
  @Nullable BigDecimal exclusiveMaximum;

  @Nullable Integer minLength;
  @Nullable Integer maxLength;
  @Nullable Pattern pattern;
  String format = "";

  /** As JSON text with all numbers written alike. */
  @Nullable String constant;

  @Nullable List<String> options;

  final List<SubSchema> oneOf = new ArrayList<>();
  final List<SubSchema> anyOf = new ArrayList<>();
  final List<SubSchema> allOf = new ArrayList<>();
  @Nullable SubSchema not;
  @Nullable SubSchema condition;
  @Nullable SubSchema then;
  @Nullable SubSchema otherwise;

  SubSchema(Draft draft) {
    this.draft = draft;
  }
}
