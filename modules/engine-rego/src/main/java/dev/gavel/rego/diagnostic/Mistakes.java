package dev.gavel.rego.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects mistakes up to a limit; when it is reached, a last one says so. A mistake stops what looks
 * for them, unless it is one that leaves everything as later passes expect it: these go on then, so
 * that an author hears of more at once.
 */
public final class Mistakes {
  public static final int DEFAULT_LIMIT = 10;
  private static final Comparator<Mistake> BY_PLACE =
      Comparator.comparing((Mistake mistake) -> mistake.at().row() == 0)
          .thenComparing(mistake -> mistake.at().file())
          .thenComparingInt(mistake -> mistake.at().row())
          .thenComparingInt(mistake -> mistake.at().column())
          .thenComparing(Mistake::toString);

  private final int limit;
  private final List<Mistake> found = new ArrayList<>();
  private boolean stops;

  public Mistakes(int limit) {
    this.limit = limit;
  }

  public void add(Mistake mistake) {
    addAndGoOn(mistake);
    stops = true;
  }

  public void add(String code, Location at, String message) {
    add(new Mistake(code, at, message));
  }

  public void addAll(Iterable<Mistake> mistakes) {
    mistakes.forEach(this::add);
  }

  /** Adds one that does not keep later passes from their work. */
  public void addAndGoOn(Mistake mistake) {
    if (!isFull()) {
      found.add(mistake);
    }
  }

  /** Whether so many were found that looking further is in vain. */
  public boolean isFull() {
    return limit > 0 && found.size() >= limit;
  }

  /** Whether no further pass may run. */
  public boolean mustStop() {
    return stops || isFull();
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** All of them by their place; the one about the limit comes last. */
  public List<Mistake> sorted() {
    List<Mistake> sorted = new ArrayList<>(found);
    sorted.sort(BY_PLACE);
    if (isFull()) {
      sorted.add(new Mistake(Mistake.COMPILE, Location.NONE, "error limit reached"));
    }
    return sorted;
  }
}
