package dev.gavel.engine.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a document somebody will look at, so that the rest needs no objects.
 *
 * <p>It is a tree. A part that is wanted whole is kept as it is. Of any other, an object keeps the
 * fields that the tree names, and an array its items when every one is wanted, or else none; so the
 * parts keep their kinds, and a path that the tree has leads to what it led to in the document.
 */
public final class Projection {
  /** Everything. */
  public static final Projection WHOLE = new Projection(Map.of(), null);

  /** That something is there, and of what kind; a scalar with its value. */
  public static final Projection PRESENCE = new Projection(Map.of(), null);

  private final Map<StringValue, Projection> fields;
  private final @Nullable Projection each;
  private final ObjectKeys names;
  private final List<Projection> parts;

  private Projection(Map<StringValue, Projection> fields, @Nullable Projection each) {
    this.fields = fields;
    this.each = each;
    SortedMap<String, Projection> sorted = new TreeMap<>();
    fields.forEach((name, of) -> sorted.put(name.text(), of));
    this.names =
        ObjectKeys.of(sorted.keySet().stream().map(StringValue::key).toArray(Value[]::new));
    this.parts = List.copyOf(sorted.values());
  }

  /** A part of which only this field is wanted. */
  public static Projection field(String name, Projection of) {
    return new Projection(Map.of(StringValue.key(name), of), null);
  }

  /** A part of which every field, item or element is wanted, each in the same way. */
  public static Projection each(Projection of) {
    return new Projection(Map.of(), of);
  }

  /** What either wants. */
  public Projection and(Projection other) {
    if (isWhole() || other.isWhole()) {
      return WHOLE;
    }
    Projection every = both(each, other.each);
    Map<StringValue, Projection> named = new LinkedHashMap<>();
    fields.forEach((name, of) -> named.put(name, either(of, other.fields.get(name), every)));
    other.fields.forEach((name, of) -> named.computeIfAbsent(name, _ -> either(of, null, every)));
    return named.isEmpty() && every == null ? PRESENCE : new Projection(named, every);
  }

  private static Projection either(
      Projection mine, @Nullable Projection theirs, @Nullable Projection every) {
    Projection wanted = theirs == null ? mine : mine.and(theirs);
    return every == null ? wanted : wanted.and(every);
  }

  private static @Nullable Projection both(@Nullable Projection a, @Nullable Projection b) {
    return a == null ? b : b == null ? a : a.and(b);
  }

  @SuppressWarnings("ReferenceEquality") // there is one WHOLE
  public boolean isWhole() {
    return this == WHOLE;
  }

  /** What is wanted of a field; null when nothing is. */
  public @Nullable Projection of(StringValue field) {
    int at = names.find(field);
    return at < 0 ? each : parts.get(at);
  }

  /** What is wanted of each item; null when nothing is. */
  public @Nullable Projection ofItems() {
    return each;
  }

  /** The wanted parts of a document that is there already. Sets are kept as they are. */
  public Value in(Value document) {
    if (isWhole()) {
      return document;
    }
    return switch (document) {
      case ObjectValue object -> fieldsIn(object);
      case ArrayValue array -> each == null ? ArrayValue.EMPTY : itemsIn(array, each);
      case SetValue _, NullValue _, BooleanValue _, NumberValue _, StringValue _ -> document;
    };
  }

  /**
   * Shows just those parts, one after the other, so that none but items and elements are put
   * together anew. Objects of which some fields are wanted show an empty object, then each of these
   * fields in the order of their names: documents differ in what they show if and only if their
   * wanted parts differ.
   *
   * @param visitor hears null for a field that is not there
   */
  public void show(Value document, Consumer<? super @Nullable Value> visitor) {
    if (parts.isEmpty()
        || each != null
        || !(document instanceof ObjectValue object)
        || !hasNamesOnly(object)) {
      visitor.accept(in(document));
      return;
    }
    visitor.accept(ObjectValue.EMPTY);
    for (int i = 0; i < parts.size(); i++) {
      Value part = object.get(names.get(i));
      if (part == null) {
        visitor.accept(null);
      } else {
        parts.get(i).show(part, visitor);
      }
    }
  }

  private static boolean hasNamesOnly(ObjectValue object) {
    for (int i = 0; i < object.size(); i++) {
      if (!(object.key(i) instanceof StringValue)) {
        return false;
      }
    }
    return true;
  }

  private ObjectValue fieldsIn(ObjectValue object) {
    ObjectValue.Builder kept = ObjectValue.builder();
    for (int i = 0; i < object.size(); i++) {
      Projection wanted = object.key(i) instanceof StringValue name ? of(name) : WHOLE;
      if (wanted != null) {
        kept.put(object.key(i), wanted.in(object.value(i)));
      }
    }
    return kept.build();
  }

  private static ArrayValue itemsIn(ArrayValue array, Projection wanted) {
    Value[] kept = new Value[array.size()];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = wanted.in(array.get(i));
    }
    return ArrayValue.of(kept);
  }

  /** As text, for people: {@code {user: {id: *}, roles: [*]}}. */
  @Override
  public String toString() {
    if (isWhole()) {
      return "*";
    }
    StringBuilder text = new StringBuilder("{");
    fields.forEach(
        (name, of) ->
            text.append(text.length() > 1 ? ", " : "").append(name.text()).append(": ").append(of));
    if (each != null) {
      text.append(text.length() > 1 ? ", " : "").append("each: ").append(each);
    }
    return text.append('}').toString();
  }
}
