package dev.gavel.rego.emit.support;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.run.Execution;
import dev.gavel.rego.run.document.Size;
import dev.gavel.rego.run.growing.Growing;
import dev.gavel.rego.run.growing.GrowingArray;
import dev.gavel.rego.run.growing.GrowingObject;
import dev.gavel.rego.run.growing.GrowingSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes collections and puts something into them. What is returned takes the place of what was
 * filled, since a collection that is frozen already goes on growing as a copy; null says that what
 * is put in is undefined.
 */
public final class Filling {
  private Filling() {}

  public static Object array(Execution during) {
    during.budget().allocate(Size.COLLECTION);
    return new GrowingArray();
  }

  public static Object object(Execution during) {
    during.budget().allocate(Size.COLLECTION);
    return new GrowingObject();
  }

  public static Object set(Execution during) {
    during.budget().allocate(Size.COLLECTION);
    return new GrowingSet();
  }

  public static @Nullable Object append(
      Execution during, @Nullable Object array, @Nullable Value item) {
    if (item == null) {
      return null;
    }
    during.heed(item);
    during.budget().allocate(Size.ITEM);
    GrowingArray growing =
        array instanceof GrowingArray known ? known : new GrowingArray((ArrayValue) some(array));
    growing.add(item);
    return growing;
  }

  public static @Nullable Object add(
      Execution during, @Nullable Object set, @Nullable Value element) {
    if (element == null) {
      return null;
    }
    during.heed(element);
    GrowingSet growing =
        set instanceof GrowingSet known ? known : new GrowingSet((SetValue) some(set));
    if (growing.add(element)) {
      during.budget().allocate(Size.ELEMENT);
    }
    return growing;
  }

  public static @Nullable Object insert(
      Execution during, @Nullable Object object, @Nullable Value key, @Nullable Object value) {
    if (key == null || value == null) {
      return null;
    }
    during.heed(key);
    during.budget().allocate(Size.ENTRY);
    GrowingObject growing = growing(object);
    growing.put(key, value);
    return growing;
  }

  public static @Nullable Object insertOnce(
      Execution during, @Nullable Object object, @Nullable Value key, @Nullable Object value) {
    if (key == null || value == null) {
      return null;
    }
    during.heed(key);
    GrowingObject growing = growing(object);
    Value known = Growing.frozen(growing.get(key));
    if (known == null) {
      during.budget().allocate(Size.ENTRY);
      growing.put(key, value);
    } else {
      Testing.agree(during, Growing.frozen(value), known);
    }
    return growing;
  }

  private static GrowingObject growing(@Nullable Object object) {
    return object instanceof GrowingObject known
        ? known
        : new GrowingObject((ObjectValue) some(object));
  }

  /** No plan that a planner made fills what is not there; a stranger's may. */
  private static Object some(@Nullable Object collection) {
    if (collection == null) {
      throw new ConflictException();
    }
    return collection;
  }
}
