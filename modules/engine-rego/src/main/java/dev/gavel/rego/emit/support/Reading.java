package dev.gavel.rego.emit.support;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.run.Execution;
import dev.gavel.rego.run.document.Documents;
import dev.gavel.rego.run.document.Lookup;
import dev.gavel.rego.run.document.Size;
import dev.gavel.rego.run.growing.Growing;
import dev.gavel.rego.run.growing.GrowingObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks into values. Null stands for what is undefined. */
public final class Reading {
  private Reading() {}

  /** By a name that the policy spells. */
  public static @Nullable Value field(@Nullable Value from, StringValue name) {
    if (from instanceof ObjectValue object) {
      return object.get(name);
    }
    return from instanceof SetValue set && set.contains(name) ? name : null;
  }

  public static @Nullable Value at(@Nullable Value from, @Nullable Value key) {
    return from == null || key == null ? null : Lookup.in(from, key);
  }

  /** In what was reached from {@code data} by lookups alone, where keys are text. */
  public static @Nullable Value inData(
      Execution during, @Nullable Value data, @Nullable Value from, @Nullable Value key) {
    if (from == null || key == null) {
      return null;
    }
    return during.isBaseData(data) ? Lookup.inData(from, key) : Lookup.in(from, key);
  }

  /** In what may still be growing; a collection inside it may be growing, too. */
  public static @Nullable Object inGrowing(@Nullable Object from, @Nullable Value key) {
    if (from == null || key == null) {
      return null;
    }
    return switch (from) {
      case GrowingObject growing -> growing.get(key);
      case Growing growing -> Lookup.in(growing.freeze(), key);
      default -> Lookup.in((Value) from, key);
    };
  }

  public static @Nullable Value merged(
      Execution during, @Nullable Value first, @Nullable Value second) {
    if (first == null || second == null) {
      return null;
    }
    if (first instanceof ObjectValue object && second instanceof ObjectValue other) {
      during.budget().allocate((long) Size.ENTRY * (object.size() + other.size()));
    }
    return Documents.merged(first, second);
  }

  /** The document with a replacement at the path; null when there is none for a path. */
  public static @Nullable Value replaced(
      Execution during, @Nullable Value document, Value[] path, @Nullable Value replacement) {
    return replacement == null
        ? null
        : Documents.with(document, List.of(path), replacement, during.budget());
  }
}
