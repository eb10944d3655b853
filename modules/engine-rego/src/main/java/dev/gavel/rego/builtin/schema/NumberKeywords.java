package dev.gavel.rego.builtin.schema;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Integers;
import dev.gavel.rego.evaluation.BuiltinException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of numbers. What excludes a bound is a truth beside the bound in draft 4, and a bound
 * of its own since.
 */
final class NumberKeywords {
  private final SubSchema schema;
  private final ObjectValue object;

  NumberKeywords(SubSchema schema, ObjectValue object) {
    this.schema = schema;
    this.object = object;
  }

  void read() {
    multipleOf();
    schema.minimum = bound("minimum");
    if (isExcluded("exclusiveMinimum", "minimum", schema.minimum)) {
      schema.exclusiveMinimum = schema.minimum;
      schema.minimum = null;
    } else {
      schema.exclusiveMinimum = number("exclusiveMinimum");
    }
    schema.maximum = bound("maximum");
    if (isExcluded("exclusiveMaximum", "maximum", schema.maximum)) {
      schema.exclusiveMaximum = schema.maximum;
      schema.maximum = null;
    } else {
      schema.exclusiveMaximum = number("exclusiveMaximum");
    }
  }

  private void multipleOf() {
    if (!object.has("multipleOf")) {
      return;
    }
    BigDecimal multiple = number("multipleOf");
    if (multiple == null) {
      throw SchemaReader.invalidType("Number", "multipleOf");
    }
    if (multiple.signum() <= 0) {
      throw BuiltinException.failed("multipleOf must be strictly greater than 0");
    }
    schema.multipleOf = multiple;
  }

  private @Nullable BigDecimal bound(String keyword) {
    BigDecimal bound = number(keyword);
    if (bound == null && object.has(keyword)) {
      throw BuiltinException.failed(keyword + " must be of a Number");
    }
    return bound;
  }

  private @Nullable BigDecimal number(String keyword) {
    return object.get(keyword) instanceof NumberValue number ? Integers.moderate(number) : null;
  }

  private boolean isExcluded(String keyword, String boundKeyword, @Nullable BigDecimal bound) {
    Value value = object.get(keyword);
    boolean truth = value instanceof BooleanValue;
    boolean number = value instanceof NumberValue;
    boolean fits =
        switch (schema.draft) {
          case DRAFT_4 -> truth;
          case ANY -> truth || number;
          case DRAFT_6, DRAFT_7 -> number;
        };
    if (value != null && !fits) {
      String expected =
          switch (schema.draft) {
            case DRAFT_4 -> "boolean";
            case ANY -> "boolean/number";
            case DRAFT_6, DRAFT_7 -> "number";
          };
      throw SchemaReader.invalidType(expected, keyword);
    }
    if (truth && bound == null) {
      throw BuiltinException.failed(keyword + " cannot be used without " + boundKeyword);
    }
    return value instanceof BooleanValue excluded && excluded.isTrue();
  }
}
