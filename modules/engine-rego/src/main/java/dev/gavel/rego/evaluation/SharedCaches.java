package dev.gavel.rego.evaluation;

import dev.gavel.engine.value.Value;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What evaluations of the same policies keep for each other: answers of other hosts, and the
 * connections to them. Holds so many bytes and no more; what was not used for longest goes first.
 */
public final class SharedCaches {
  /** As much as one set of policies keeps unless its host says otherwise. */
  public static final long DEFAULT_BYTES = 16L << 20;

  private final long capacity;
  private final Map<Value, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Class<?>, Object> lasting = new ConcurrentHashMap<>();
  private long bytes;

  private record Entry(Object kept, long bytes) {}

  public SharedCaches(long capacity) {
    this.capacity = capacity;
  }

  /** What is kept under the key, if it is of this kind. */
  public synchronized <T> @Nullable T find(Value key, Class<T> kind) {
    Entry found = entries.get(key);
    return found != null && kind.isInstance(found.kept()) ? kind.cast(found.kept()) : null;
  }

  /** Keeps something; what is larger than all the room is not kept. */
  public synchronized void keep(Value key, Object kept, long size) {
    forget(key);
    if (size > capacity) {
      return;
    }
    entries.put(key, new Entry(kept, size));
    bytes += size;
    Iterator<Entry> eldest = entries.values().iterator();
    while (bytes > capacity) {
      bytes -= eldest.next().bytes();
      eldest.remove();
    }
  }

  public synchronized void forget(Value key) {
    Entry gone = entries.remove(key);
    bytes -= gone == null ? 0 : gone.bytes();
  }

  public synchronized long bytes() {
    return bytes;
  }

  /** The one thing of this kind that is made at the first need and stays, such as a client. */
  public <T> T lasting(Class<T> kind, Supplier<T> made) {
    Object known = lasting.get(kind);
    return kind.cast(known == null ? lasting.computeIfAbsent(kind, _ -> made.get()) : known);
  }
}
