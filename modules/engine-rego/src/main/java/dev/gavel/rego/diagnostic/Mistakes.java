package dev.gavel.rego.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects mistakes up to a limit, after which a last one says that there are more. */
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
  private boolean full;
  private boolean grave;

  public Mistakes(int limit) {
    this.limit = limit;
  }

  /** A mistake after which later passes would find only what follows from it. */
  public void add(Mistake mistake) {
    grave = true;
    addRecoverable(mistake);
  }

  /** A mistake that leaves the policy fit for later passes, so that they may find theirs too. */
  public void addRecoverable(Mistake mistake) {
    if (!full) {
      found.add(mistake);
      full = found.size() == limit;
    }
  }

  public void add(String code, Location at, String message) {
    add(new Mistake(code, at, message));
  }

  public void addAll(Iterable<Mistake> mistakes) {
    mistakes.forEach(this::add);
  }

  /** Whether there are as many as the limit allows, so that looking further is in vain. */
  public boolean isFull() {
    return full;
  }

  /** Whether no further pass should run. */
  public boolean mustStop() {
    return grave || full;
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
