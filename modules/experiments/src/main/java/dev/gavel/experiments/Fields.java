package dev.gavel.experiments;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object, each by the type that it must have. A field that is null counts as
 * absent; one of another type is told, and then counts as absent too, so that the reading goes on.
 */
final class Fields {
  private final String what;
  private final ObjectValue object;
  private final Pointer place;
  private final Findings findings;

  private Fields(String what, ObjectValue object, Pointer place, Findings findings) {
    this.what = what;
    this.object = object;
    this.place = place;
    this.findings = findings;
  }

  /**
   * The fields of what must be an object; null after telling that it is none.
   *
   * @param what the object in a sentence: "a variant"
   */
  static @Nullable Fields of(
      String what, Set<String> known, Value value, Pointer place, Findings findings) {
    if (!(value instanceof ObjectValue object)) {
      findings.wrongShape(place, what, "an object", value);
      return null;
    }
    for (int i = 0; i < object.size(); i++) {
      String name = name(object, i);
      if (!known.contains(name)) {
        findings.unknownField(
            Diagnostic.warning(
                "unknown_field",
                place.member(name),
                "the field " + object.key(i) + " is not known here and has no effect",
                ""));
      }
    }
    return new Fields(what, object, place, findings);
  }

  /** A key of an object that was read from JSON, where all keys are strings. */
  static String name(ObjectValue object, int position) {
    return ((StringValue) object.key(position)).text();
  }

  Pointer place() {
    return place;
  }

  Pointer place(String name) {
    return place.member(name);
  }

  @Nullable Value value(String name) {
    Value value = object.get(name);
    return value == NullValue.NULL ? null : value;
  }

  /** The field, whose absence is a mistake. */
  @Nullable Value required(String name) {
    Value value = value(name);
    if (value == null) {
      findings.error("missing_field", place, what + " needs a field " + StringValue.of(name), "");
    }
    return value;
  }

  @Nullable String string(String name) {
    return string(name, value(name));
  }

  /** A string that says something. */
  @Nullable String name(String name) {
    return nonEmpty(name, string(name));
  }

  @Nullable String requiredName(String name) {
    return nonEmpty(name, string(name, required(name)));
  }

  private @Nullable String string(String name, @Nullable Value value) {
    return switch (value) {
      case null -> null;
      case StringValue string -> string.text();
      default -> {
        mustBe(name, "a string", value);
        yield null;
      }
    };
  }

  private @Nullable String nonEmpty(String name, @Nullable String text) {
    if (text != null && text.isEmpty()) {
      findings.error("empty_field", place(name), StringValue.of(name) + " must not be empty", "");
      return null;
    }
    return text;
  }

  boolean flag(String name, boolean otherwise) {
    return switch (value(name)) {
      case null -> otherwise;
      case BooleanValue flag -> flag.isTrue();
      case Value other -> {
        mustBe(name, "true or false", other);
        yield otherwise;
      }
    };
  }

  /** An integer from zero to the given one, however it is written: 3, 3.0 and 3e0 are the same. */
  @Nullable Long requiredInteger(String name, long most) {
    Value value = required(name);
    if (value == null) {
      return null;
    }
    if (value instanceof NumberValue number) {
      Long integer = exact(number);
      if (integer != null && integer >= 0 && integer <= most) {
        return integer;
      }
    }
    mustBe(
        name,
        most == Long.MAX_VALUE ? "an integer of 0 or more" : "an integer from 0 to " + most,
        value);
    return null;
  }

  private static @Nullable Long exact(NumberValue number) {
    try {
      return number.decimal().longValueExact();
    } catch (ArithmeticException fractionOrTooLarge) {
      return null;
    }
  }

  /** The list; empty when there is none. */
  ArrayValue list(String name) {
    return list(name, value(name));
  }

  ArrayValue requiredList(String name) {
    return list(name, required(name));
  }

  private ArrayValue list(String name, @Nullable Value value) {
    return switch (value) {
      case null -> ArrayValue.EMPTY;
      case ArrayValue list -> list;
      default -> {
        mustBe(name, "a list", value);
        yield ArrayValue.EMPTY;
      }
    };
  }

  /** A list of strings, without the items that are none. */
  List<String> strings(String name) {
    ArrayValue list = list(name);
    List<String> strings = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof StringValue string) {
        strings.add(string.text());
      } else {
        Pointer at = place(name).item(i);
        findings.wrongShape(at, "an item of \"" + name + "\"", "a string", list.get(i));
      }
    }
    return strings;
  }

  /** The object whose keys are names of the publisher's choice; empty when there is none. */
  ObjectValue map(String name) {
    return switch (value(name)) {
      case null -> ObjectValue.EMPTY;
      case ObjectValue map -> map;
      case Value other -> {
        mustBe(name, "an object", other);
        yield ObjectValue.EMPTY;
      }
    };
  }

  void mustBe(String name, String wanted, Value found) {
    findings.wrongShape(place(name), StringValue.of(name).toString(), wanted, found);
  }

  void error(String code, String name, String message, String hint) {
    findings.error(code, place(name), message, hint);
  }
}
