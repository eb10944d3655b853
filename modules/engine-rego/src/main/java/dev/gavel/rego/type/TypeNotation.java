package dev.gavel.rego.type;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.type.FunctionType.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads types as they are printed, and built-in functions one a line: {@code upper(x: string) => y:
 * string; deprecated}. Built-ins of one's own are declared in this notation too.
 */
public final class TypeNotation {
  private final String text;
  private int position;

  private TypeNotation(String text) {
    this.text = text;
  }

  /**
   * Reads a whole line.
   *
   * @throws IllegalArgumentException saying what is expected where
   */
  public static Declaration declaration(String line) {
    int parenthesis = line.indexOf('(');
    if (parenthesis < 1) {
      throw new IllegalArgumentException(
          "a function is declared as name(argument, ..) => result: " + line);
    }
    TypeNotation reader = new TypeNotation(line);
    reader.position = parenthesis;
    FunctionType type = reader.function();
    String infix = null;
    Set<String> marks = new HashSet<>();
    while (reader.accept("; ")) {
      if (reader.accept("infix ")) {
        infix = reader.until(";");
      } else {
        marks.add(reader.until(";"));
      }
    }
    reader.end();
    return new Declaration(
        line.substring(0, parenthesis),
        type,
        infix,
        marks.contains("relation"),
        marks.contains("nondeterministic"),
        marks.contains("deprecated"));
  }

  /** Reads one type. */
  public static Type type(String text) {
    TypeNotation reader = new TypeNotation(text);
    Type type = reader.type();
    reader.end();
    return type;
  }

  private FunctionType function() {
    expect("(");
    List<Parameter> parameters = new ArrayList<>();
    Type variadic = UnknownType.UNKNOWN;
    while (!accept(")")) {
      Parameter parameter = parameter();
      if (accept("...")) {
        variadic = parameter.type();
      } else {
        parameters.add(parameter);
      }
      accept(", ");
    }
    Parameter result = accept(" => ") ? parameter() : Parameter.NOTHING;
    return new FunctionType(parameters, variadic, result);
  }

  private Parameter parameter() {
    int start = position;
    String name = word();
    while (accept(" ")) {
      name += " " + word();
    }
    if (accept(": ")) {
      return new Parameter(name, type());
    }
    position = start;
    return new Parameter("", type());
  }

  private Type type() {
    String word = word();
    return switch (word) {
      case "null" -> ScalarType.NULL;
      case "boolean" -> ScalarType.BOOLEAN;
      case "number" -> ScalarType.NUMBER;
      case "string" -> ScalarType.STRING;
      case "any" -> accept("<") ? AnyType.of(list()) : AnyType.ANY;
      case "array" -> array();
      case "object" -> object();
      case "set" -> set();
      default -> throw expected("a type");
    };
  }

  private Type array() {
    List<Type> items = accept("<") ? list() : List.of();
    if (!accept("[")) {
      return ArrayType.of(items);
    }
    Type rest = type();
    expect("]");
    return ArrayType.of(items, rest);
  }

  private Type set() {
    if (!accept("[")) {
      return SetType.EMPTY;
    }
    Type element = type();
    expect("]");
    return new SetType(element);
  }

  private Type object() {
    List<ObjectType.Property> properties = new ArrayList<>();
    if (accept("<")) {
      do {
        String key = word();
        expect(": ");
        properties.add(new ObjectType.Property(StringValue.key(key), type()));
      } while (accept(", "));
      expect(">");
    }
    return ObjectType.of(properties, accept("[") ? entries() : null);
  }

  private ObjectType.@Nullable Entries entries() {
    Type key = type();
    expect(": ");
    Type value = type();
    expect("]");
    return new ObjectType.Entries(key, value);
  }

  private List<Type> list() {
    List<Type> types = new ArrayList<>();
    do {
      types.add(type());
    } while (accept(", "));
    expect(">");
    return types;
  }

  private String word() {
    int start = position;
    while (position < text.length()
        && (Character.isLetterOrDigit(text.charAt(position)) || text.charAt(position) == '_')) {
      position++;
    }
    return text.substring(start, position);
  }

  private String until(String stop) {
    int end = text.indexOf(stop, position);
    String part = text.substring(position, end < 0 ? text.length() : end);
    position += part.length();
    return part;
  }

  private boolean accept(String token) {
    boolean there = text.startsWith(token, position);
    position += there ? token.length() : 0;
    return there;
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw expected(token.strip());
    }
  }

  private void end() {
    if (position < text.length()) {
      throw expected("the end");
    }
  }

  private IllegalArgumentException expected(String what) {
    return new IllegalArgumentException(
        "expected " + what + " at character " + (position + 1) + " of the type: " + text);
  }
}
