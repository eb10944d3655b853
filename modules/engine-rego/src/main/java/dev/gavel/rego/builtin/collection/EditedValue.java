package dev.gavel.rego.builtin.collection;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Elements;
import dev.gavel.rego.builtin.Integers;
import dev.gavel.rego.builtin.encoding.RegoValueText;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A value and the changes to it, which are kept beside it until the outcome is asked for. A step
 * into an array that finds no change looks into the array as it was in the beginning, even after
 * its elements have moved: OPA does so, and the outcomes of patches depend on it.
 */
final class EditedValue {
  private final Budget budget;
  private @Nullable Value original;
  private boolean wasScalar;

  /** Of an object or a set: what is under a key now; a deleted value has no original any more. */
  private final Map<Value, EditedValue> edited = new TreeMap<>(Value.ORDER);

  /** Of an array: its elements now. */
  private final List<Element> elements = new ArrayList<>();

  /** An element as it was, or one that came in later or was stepped into. */
  private record Element(Value value, @Nullable EditedValue edited) {
    Value rendered() {
      Value rendered = edited == null ? value : edited.rendered();
      return rendered == null ? value : rendered;
    }
  }

  EditedValue(Budget budget, Value original) {
    this.budget = budget;
    reset(original);
  }

  private void reset(@Nullable Value value) {
    original = value;
    edited.clear();
    elements.clear();
    if (value instanceof ArrayValue array) {
      budget.spend(array.size());
      array.forEach(item -> elements.add(new Element(item, null)));
    }
  }

  void insert(List<Value> path, Value value) {
    if (path.isEmpty()) {
      reset(value);
    } else {
      unfolded(path.subList(0, path.size() - 1)).insert(path.getLast(), value);
    }
  }

  void delete(List<Value> path) {
    if (!path.isEmpty()) {
      unfolded(path.subList(0, path.size() - 1)).delete(path.getLast());
    } else if (original == null) {
      throw BuiltinException.failed("deleted node encountered during delete operation");
    } else {
      reset(null);
    }
  }

  Value rendered(List<Value> path) {
    Value rendered = unfolded(path).rendered();
    if (rendered == null) {
      throw BuiltinException.failed("nil value encountered where composite value was expected");
    }
    return rendered;
  }

  private EditedValue unfolded(List<Value> path) {
    EditedValue at = this;
    for (Value step : path) {
      budget.spend(1);
      at = at.child(step);
    }
    return at;
  }

  private EditedValue child(Value key) {
    return switch (original) {
      case null ->
          throw BuiltinException.failed("nil value encountered where composite value was expected");
      case ObjectValue object -> {
        EditedValue known = edited.get(key);
        yield known == null ? firstLook(key, object.get(key)) : known.alive("unfold", key);
      }
      case SetValue set -> {
        collapseFor(key);
        EditedValue known = edited.get(key);
        yield known == null
            ? firstLook(key, set.contains(key) ? key : null)
            : known.alive("unfold", key);
      }
      case ArrayValue array -> element(array, index(key));
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ ->
          throw BuiltinException.failed(
              "expected composite type for path %s, found value: %s (type: %s)"
                  .formatted(RegoValueText.of(key), RegoValueText.of(original), goType(original)));
    };
  }

  private EditedValue firstLook(Value key, @Nullable Value found) {
    if (found == null) {
      boolean object = original instanceof ObjectValue;
      throw BuiltinException.failed(
          "path %s does not exist in %s term %s"
              .formatted(
                  object ? RegoValueText.of(key) : RegoValueText.plain(key),
                  object ? "object" : "set",
                  text(original)));
    }
    EditedValue child = new EditedValue(budget, found);
    edited.put(key, child);
    return child;
  }

  private EditedValue element(ArrayValue array, long index) {
    if (index >= 0 && index < elements.size()) {
      EditedValue known = elements.get((int) index).edited();
      if (known != null) {
        return known;
      }
    }
    if (index < 0 || index >= array.size()) {
      throw BuiltinException.failed(
          "path %d does not exist in array term %s".formatted(index, text(array)));
    }
    Value found = array.get((int) index);
    delete(NumberValue.of(index));
    EditedValue child = new EditedValue(budget, found);
    elements.add((int) index, new Element(found, child));
    return child;
  }

  private void insert(Value key, Value value) {
    switch (original) {
      case null ->
          throw BuiltinException.failed("deleted node encountered during insert operation");
      case ObjectValue _ -> edited.put(key, new EditedValue(budget, value));
      case SetValue _ -> {
        if (!key.equals(value)) {
          throw BuiltinException.failed(
              "set key %s does not equal value to be inserted %s"
                  .formatted(RegoValueText.of(key), RegoValueText.of(value)));
        }
        collapseFor(key);
        edited.put(key, new EditedValue(budget, value));
      }
      case ArrayValue _ -> {
        long index = index(key);
        if (index < 0 || index > elements.size()) {
          throw BuiltinException.failed("index for array insertion out of bounds");
        }
        budget.spend(elements.size());
        elements.add((int) index, new Element(value, new EditedValue(budget, value)));
      }
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> throw noCollection();
    }
  }

  private void delete(Value key) {
    switch (original) {
      case null ->
          throw BuiltinException.failed("deleted node encountered during delete operation");
      case ArrayValue _ -> {
        long index = index(key);
        if (index < 0 || index >= elements.size()) {
          throw BuiltinException.failed("index for array delete out of bounds");
        }
        budget.spend(elements.size());
        elements.remove((int) index);
      }
      case ObjectValue _, SetValue _ -> {
        collapseFor(key);
        EditedValue known = edited.get(key);
        Value found =
            known == null ? Elements.of(original, key) : known.alive("delete", key).rendered();
        if (found == null) {
          throw BuiltinException.failed(
              "cannot delete child key %s that does not exist".formatted(RegoValueText.of(key)));
        }
        EditedValue deleted = new EditedValue(budget, found);
        deleted.original = null;
        deleted.wasScalar = isScalar(found);
        edited.put(key, deleted);
      }
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> throw noCollection();
    }
  }

  private EditedValue alive(String doing, Value key) {
    if (original == null) {
      throw BuiltinException.failed(
          "cannot %s the already deleted %s node for key %s"
              .formatted(doing, wasScalar ? "scalar" : "composite", RegoValueText.of(key)));
    }
    return this;
  }

  /** A collection in a set is its own key, so a change to it makes it another key. */
  private void collapseFor(Value key) {
    if (original instanceof SetValue && !isScalar(key)) {
      reset(rendered());
    }
  }

  /** The value with its changes; null when it is deleted. */
  @Nullable Value rendered() {
    return switch (original) {
      case null -> null;
      case ObjectValue object when !edited.isEmpty() -> {
        ObjectValue.Builder rendered = ObjectValue.builder();
        for (int i = 0; i < object.size(); i++) {
          if (!edited.containsKey(object.key(i))) {
            rendered.put(object.key(i), object.value(i));
          }
        }
        edited.forEach(
            (key, child) -> {
              Value value = child.rendered();
              if (value != null) {
                rendered.put(key, value);
              }
            });
        budget.spend(object.size());
        yield rendered.build();
      }
      case SetValue set when !edited.isEmpty() -> {
        List<Value> rendered = new ArrayList<>();
        edited.forEach(
            (_, child) -> {
              Value value = child.rendered();
              if (value != null) {
                rendered.add(value);
              }
            });
        set.forEach(
            item -> {
              if (!edited.containsKey(item)) {
                rendered.add(item);
              }
            });
        budget.spend(set.size());
        yield SetValue.of(rendered);
      }
      case ArrayValue _ -> {
        budget.spend(elements.size());
        yield ArrayValue.of(elements.stream().map(Element::rendered).toList());
      }
      default -> original;
    };
  }

  private long index(Value key) {
    return switch (key) {
      case NumberValue number -> plain(number.toString(), "invalid number type for indexing");
      case StringValue string when string.text().equals("-") -> elements.size();
      case StringValue string -> {
        long index = plain(string.text(), "invalid string for indexing");
        if (string.text().startsWith("0") && !string.text().equals("0")) {
          throw BuiltinException.failed("leading zeros are not allowed in JSON paths");
        }
        yield index;
      }
      default -> throw BuiltinException.failed("invalid type for indexing");
    };
  }

  private static long plain(String text, String problem) {
    if (text.isEmpty() || text.equals("-") || !Integers.isPlain(text)) {
      throw BuiltinException.failed(problem);
    }
    int dot = text.indexOf('.');
    String whole = dot < 0 ? text : text.substring(0, dot);
    return whole.isEmpty() || whole.equals("-") ? 0 : Long.parseLong(whole);
  }

  private static boolean isScalar(Value value) {
    return !(value instanceof ArrayValue
        || value instanceof ObjectValue
        || value instanceof SetValue);
  }

  private BuiltinException noCollection() {
    return BuiltinException.failed(
        "expected composite type, found value: %s (type: %s)"
            .formatted(text(original), original == null ? "" : goType(original)));
  }

  private static String text(@Nullable Value value) {
    return value == null ? "" : RegoValueText.of(value);
  }

  private static String goType(Value value) {
    return switch (value.kind()) {
      case NULL -> "ast.Null";
      case BOOLEAN -> "ast.Boolean";
      case NUMBER -> "ast.Number";
      case STRING -> "ast.String";
      case ARRAY -> "*ast.Array";
      case OBJECT -> "*ast.object";
      case SET -> "*ast.set";
    };
  }
}
