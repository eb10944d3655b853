package dev.gavel.rego.builtin.collection;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.builtin.encoding.RegoValueText;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Evaluation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Patch, RFC 6902, on a document that may have sets in it. */
final class JsonPatch {
  private final EditedValue document;

  private JsonPatch(EditedValue document) {
    this.document = document;
  }

  static @Nullable Value patch(Evaluation during, Value[] operands) {
    ArrayValue operations = Operands.array(operands, 2);
    JsonPatch patch = new JsonPatch(new EditedValue(during.budget(), operands[0]));
    for (Value item : operations) {
      during.budget().spend(1);
      if (!(item instanceof ObjectValue operation)) {
        throw BuiltinException.failed(
            "must be an array of JSON-Patch objects, but at least one element is not an object");
      }
      patch.apply(operation);
    }
    return patch.document.rendered();
  }

  private void apply(ObjectValue operation) {
    required(operation, "path");
    Value kind = required(operation, "op");
    if (!(kind instanceof StringValue name)) {
      throw BuiltinException.failed(
          "attribute 'op' must be a string but found: " + Operands.kind(kind));
    }
    List<Value> path = JsonPaths.path(required(operation, "path"));
    switch (name.text()) {
      case "add" -> document.insert(path, required(operation, "value"));
      case "remove" -> document.delete(path);
      case "replace" -> {
        document.delete(path);
        document.insert(path, required(operation, "value"));
      }
      case "move" -> {
        List<Value> from = JsonPaths.path(required(operation, "from"));
        Value moved = document.rendered(from);
        document.delete(from);
        document.insert(path, moved);
      }
      case "copy" ->
          document.insert(path, document.rendered(JsonPaths.path(required(operation, "from"))));
      case "test" -> test(document.rendered(path), required(operation, "value"));
      default -> throw BuiltinException.failed("unrecognized op: '" + name.text() + "'");
    }
  }

  private static Value required(ObjectValue operation, String attribute) {
    Value value = operation.get(attribute);
    if (value == null) {
      throw BuiltinException.failed("missing required attribute '" + attribute + "'");
    }
    return value;
  }

  private static void test(Value found, Value expected) {
    if (!found.equals(expected)) {
      throw BuiltinException.failed(
          "value from EditTree != patch value.\n\nExpected: %s\n\nFound: %s"
              .formatted(RegoValueText.of(expected), RegoValueText.of(found)));
    }
  }
}
