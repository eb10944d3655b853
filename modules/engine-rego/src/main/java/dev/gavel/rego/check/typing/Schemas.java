package dev.gavel.rego.check.typing;

import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.Mistakes;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.type.Type;
import dev.gavel.rego.type.UnknownType;
import dev.gavel.rego.type.schema.SchemaException;
import dev.gavel.rego.type.schema.SchemaTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON schemas by the names under which annotations speak of them: {@code schema["users"]}; the one
 * that is {@code schema} itself is that of the input everywhere.
 */
public final class Schemas {
  /** None were given, so that annotations which name one mean nothing. */
  public static final Schemas NONE = new Schemas(Map.of());

  static final String ROOT = "schema";

  private final Map<List<Term>, Value> byName;

  private Schemas(Map<List<Term>, Value> byName) {
    this.byName = new HashMap<>(byName);
    this.byName.values().removeIf(schema -> schema == NullValue.NULL);
  }

  /** A schema for the input. */
  public static Schemas ofInput(Value schema) {
    return new Schemas(Map.of(List.of(root()), schema));
  }

  /** Schemas by the path of their file below some folder; the extension does not count. */
  public static Schemas ofFiles(Map<String, Value> files) {
    Map<List<Term>, Value> byName = new HashMap<>();
    files.forEach((path, schema) -> byName.put(name(path), schema));
    return new Schemas(byName);
  }

  private static List<Term> name(String path) {
    int dot = path.lastIndexOf('.');
    String bare = dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
    List<Term> name = new ArrayList<>(List.of(root()));
    for (String part : bare.split("/", -1)) {
      name.add(new Scalar(Location.NONE, StringValue.of(part)));
    }
    return name;
  }

  private static Var root() {
    return new Var(Location.NONE, ROOT);
  }

  /** What the input is; unknown, and a mistake, where its schema is none. */
  public Type inputType(Mistakes mistakes) {
    Value schema = byName.get(List.of(root()));
    try {
      return schema == null ? UnknownType.UNKNOWN : SchemaTypes.of(schema);
    } catch (SchemaException e) {
      mistakes.add(Mistake.TYPE, Location.NONE, e.getMessage());
      return UnknownType.UNKNOWN;
    }
  }

  @Nullable Value find(Ref name) {
    return byName.get(name.parts());
  }
}
