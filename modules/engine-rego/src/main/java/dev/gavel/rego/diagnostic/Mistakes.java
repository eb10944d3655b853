package dev.gavel.rego.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects mistakes up to a limit, after which a last one says that there are more. */
public final class Mistakes {
  public static final int DEFAULT_LIMIT = 10;
  private static final Comparator<Mistake> BY_PLACE =
      Comparator.comparing((Mistake mistake) -> mistake.at().file())
          .thenComparingInt(mistake -> mistake.at().row())
          .thenComparingInt(mistake -> mistake.at().column());

  private final int limit;
  private final List<Mistake> found = new ArrayList<>();
  private boolean full;

  public Mistakes(int limit) {
    this.limit = limit;
  }

  public void add(Mistake mistake) {
    if (limit > 0 && found.size() >= limit) {
      full = true;
    } else {
      found.add(mistake);
    }
  }

  public void add(String code, Location at, String message) {
    add(new Mistake(code, at, message));
  }

  public void addAll(Iterable<Mistake> mistakes) {
    mistakes.forEach(this::add);
  }

  /** Whether more were found than the limit allows, so that looking further is in vain. */
  public boolean isFull() {
    return full;
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** All of them by their place; the one about the limit comes last. */
  public List<Mistake> sorted() {
    List<Mistake> sorted = new ArrayList<>(found);
    sorted.sort(BY_PLACE);
    if (full) {
      sorted.add(new Mistake(Mistake.COMPILE, Location.NONE, "error limit reached"));
    }
    return sorted;
  }
}
