package dev.gavel.rego.engine;

import dev.gavel.engine.Reuse;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was compiled, by the digest of its content, as long as somebody else holds it: a snapshot
 * holds its programs, so what its successor leaves unchanged is found here, and what no snapshot
 * needs any more goes by itself. That needs no size and no end of life.
 *
 * <p>Two who ask for the same at once may both compile it; one of the two is then given to both.
 */
final class Reused<T> {
  private final ConcurrentMap<String, Held<T>> held = new ConcurrentHashMap<>();
  private final ReferenceQueue<T> gone = new ReferenceQueue<>();
  private final LongAdder compiled = new LongAdder();
  private final LongAdder reused = new LongAdder();

  private static final class Held<T> extends WeakReference<T> {
    private final String digest;

    Held(String digest, T content, ReferenceQueue<T> gone) {
      super(content, gone);
      this.digest = digest;
    }
  }

  /** What is held of this content, or else what is made now. */
  T get(String digest, Supplier<T> compile) {
    forget();
    T known = find(digest);
    if (known != null) {
      reused.increment();
      return known;
    }
    T fresh = compile.get();
    compiled.increment();
    return keep(digest, fresh);
  }

  private @Nullable T find(String digest) {
    Held<T> known = held.get(digest);
    return known == null ? null : known.get();
  }

  /** What another thread has made meanwhile comes first. */
  private T keep(String digest, T fresh) {
    Held<T> mine = new Held<>(digest, fresh, gone);
    while (true) {
      Held<T> theirs = held.putIfAbsent(digest, mine);
      T known = theirs == null ? fresh : theirs.get();
      if (known != null) {
        return known;
      }
      held.remove(digest, theirs);
    }
  }

  private void forget() {
    for (Object next = gone.poll(); next != null; next = gone.poll()) {
      if (next instanceof Held<?> lost) {
        held.remove(lost.digest, lost);
      }
    }
  }

  Reuse reuse() {
    forget();
    return new Reuse(compiled.sum(), reused.sum(), held.size());
  }
}
