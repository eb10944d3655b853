package dev.gavel.rego.syntax.metadata;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.encoding.GoFloat;
import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.builtin.encoding.YamlScalar;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes typed values from the nodes of a block, and complains of the others as the reader of Go
 * does, which OPA passes on: all at once, each with its line.
 */
final class YamlFields {
  private static final Set<String> YES = Set.of("y", "Y", "yes", "Yes", "YES", "on", "On", "ON");
  private static final Set<String> NO = Set.of("n", "N", "no", "No", "NO", "off", "Off", "OFF");

  private final Map<String, YamlNode> fields = new LinkedHashMap<>();
  private final List<String> complaints = new ArrayList<>();

  YamlFields(@Nullable YamlNode root) throws MetadataException {
    if (root instanceof YamlNode.Mapping mapping) {
      for (YamlNode.Entry entry : entries(mapping)) {
        if (entry.key() instanceof YamlNode.Text key) {
          fields.putIfAbsent(key.text(), entry.value());
        } else {
          mismatch(entry.key(), "string");
        }
      }
    } else if (root != null && meaning(root) != null) {
      mismatch(root, "ast.rawAnnotation");
    }
  }

  /** Throws what was complained of. */
  void finish() throws MetadataException {
    if (!complaints.isEmpty()) {
      throw new MetadataException("yaml: unmarshal errors:\n  " + String.join("\n  ", complaints));
    }
  }

  String string(String field) throws MetadataException {
    YamlNode node = fields.get(field);
    String text = node == null ? null : string(node);
    return text == null ? "" : text;
  }

  boolean truth(String field) throws MetadataException {
    YamlNode node = fields.get(field);
    Object meaning = node == null ? null : meaning(node);
    return switch (meaning) {
      case null -> false;
      case Boolean truth -> truth;
      case String text when YES.contains(text) -> true;
      case String text when NO.contains(text) -> false;
      default -> {
        mismatch(node == null ? new YamlNode.Sequence(0, List.of()) : node, "bool");
        yield false;
      }
    };
  }

  List<String> strings(String field) throws MetadataException {
    List<String> strings = new ArrayList<>();
    for (YamlNode item : sequence(field, "[]string")) {
      String text = string(item);
      if (text != null) {
        strings.add(text);
      }
    }
    return strings;
  }

  List<Value> values(String field) throws MetadataException {
    List<Value> values = new ArrayList<>();
    for (YamlNode item : sequence(field, "[]interface {}")) {
      values.add(value(item));
    }
    return values;
  }

  /** A sequence of mappings. */
  List<Map<String, Value>> mappings(String field) throws MetadataException {
    List<Map<String, Value>> mappings = new ArrayList<>();
    for (YamlNode item : sequence(field, "[]map[string]interface {}")) {
      Map<String, Value> mapping = mapping(item);
      if (mapping != null) {
        mappings.add(mapping);
      }
    }
    return mappings;
  }

  /** A mapping; null where there is none. */
  @Nullable Map<String, Value> mapping(String field) throws MetadataException {
    YamlNode node = fields.get(field);
    return node == null ? null : mapping(node);
  }

  private @Nullable Map<String, Value> mapping(YamlNode node) throws MetadataException {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      if (meaning(node) != null) {
        mismatch(node, "map[string]interface {}");
      }
      return null;
    }
    Map<String, Value> values = new LinkedHashMap<>();
    for (YamlNode.Entry entry : entries(mapping)) {
      String key = string(entry.key());
      if (key != null) {
        values.put(key, value(entry.value()));
      }
    }
    return values;
  }

  private List<YamlNode> sequence(String field, String type) throws MetadataException {
    YamlNode node = fields.get(field);
    if (node instanceof YamlNode.Sequence sequence) {
      return sequence.items();
    }
    if (node != null && meaning(node) != null) {
      mismatch(node, type);
    }
    return List.of();
  }

  private @Nullable String string(YamlNode node) throws MetadataException {
    if (node instanceof YamlNode.Text text) {
      return meaning(node) == null ? null : text.text();
    }
    mismatch(node, "string");
    return null;
  }

  /** The entries, unless keys are repeated, with those that are merged in behind. */
  private List<YamlNode.Entry> entries(YamlNode.Mapping mapping) throws MetadataException {
    Map<String, Integer> lines = new LinkedHashMap<>();
    List<YamlNode.Entry> own = new ArrayList<>();
    List<YamlNode.Entry> merged = new ArrayList<>();
    int before = complaints.size();
    for (YamlNode.Entry entry : mapping.entries()) {
      if (entry.key() instanceof YamlNode.Text key) {
        Integer first = lines.putIfAbsent(key.text(), key.line());
        if (first != null) {
          complaints.add(
              "line %d: mapping key %s already defined at line %d"
                  .formatted(key.line(), GoQuote.quote(key.text()), first));
        }
        if (key.plain() && key.text().equals("<<")) {
          merge(entry.value(), merged);
          continue;
        }
      }
      own.add(entry);
    }
    own.addAll(merged);
    return complaints.size() > before ? List.of() : own;
  }

  private void merge(YamlNode source, List<YamlNode.Entry> merged) throws MetadataException {
    switch (source) {
      case YamlNode.Mapping mapping -> merged.addAll(entries(mapping));
      case YamlNode.Sequence several -> {
        for (YamlNode item : several.items()) {
          merge(item, merged);
        }
      }
      case YamlNode.Text _ ->
          throw new MetadataException(
              "yaml: map merge requires map or sequence of maps as the value");
    }
  }

  private Value value(YamlNode node) throws MetadataException {
    return switch (node) {
      case YamlNode.Sequence sequence -> {
        List<Value> items = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
          items.add(value(item));
        }
        yield ArrayValue.of(items);
      }
      case YamlNode.Mapping mapping -> {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (YamlNode.Entry entry : entries(mapping)) {
          if (!(entry.key() instanceof YamlNode.Text key) || !(meaning(key) instanceof String)) {
            throw new MetadataException("invalid map key type(s): ");
          }
          entries.putIfAbsent(key.text(), value(entry.value()));
        }
        yield ObjectValue.of(entries);
      }
      case YamlNode.Text text -> scalar(text);
    };
  }

  private static Value scalar(YamlNode.Text text) throws MetadataException {
    return switch (meaning(text)) {
      case null -> NullValue.NULL;
      case Boolean truth -> BooleanValue.of(truth);
      case BigInteger integer -> NumberValue.parse(integer.toString());
      case Double number when number.isNaN() || number.isInfinite() ->
          throw new MetadataException("json: unsupported value: " + GoFloat.general(number, 21));
      case Double number -> NumberValue.parse(GoFloat.json(number));
      case Object string -> StringValue.of(YamlTimes.orText(text, string.toString()));
    };
  }

  private static @Nullable Object meaning(YamlNode node) {
    if (!(node instanceof YamlNode.Text text)) {
      return node;
    }
    if (text.tag() != null && !text.tag().equals("!")) {
      return YamlScalar.tagged(text.tag(), text.text());
    }
    return text.plain() ? YamlScalar.plain(text.text()) : text.text();
  }

  private void mismatch(YamlNode node, String wanted) {
    String found =
        switch (node) {
          case YamlNode.Sequence _ -> "!!seq";
          case YamlNode.Mapping _ -> "!!map";
          case YamlNode.Text text -> tag(text) + " `" + shortened(text.text()) + "`";
        };
    complaints.add("line %d: cannot unmarshal %s into %s".formatted(node.line(), found, wanted));
  }

  private static String tag(YamlNode.Text text) {
    if (YamlTimes.isTime(text)) {
      return "!!timestamp";
    }
    Object meaning = meaning(text);
    return switch (meaning) {
      case null -> "!!null";
      case Boolean _ -> "!!bool";
      case BigInteger _ -> "!!int";
      case Double _ -> "!!float";
      default -> "!!str";
    };
  }

  private static String shortened(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= 10
        ? text
        : new String(Arrays.copyOf(bytes, 7), StandardCharsets.UTF_8) + "...";
  }
}
