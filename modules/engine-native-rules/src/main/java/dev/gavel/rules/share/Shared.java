package dev.gavel.rules.share;

import dev.gavel.conditions.normalise.Normal;
import dev.gavel.conditions.normalise.Normal.Test;
import dev.gavel.conditions.normalise.NormalSegment;
import dev.gavel.conditions.order.Costs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tests whose answers are worth remembering: those about the moment, whose answer holds for
 * every context of it, and the dear ones that are asked in more than one place. Each has a slot,
 * those about the moment the first ones.
 */
public final class Shared {
  public static final Shared NOTHING = new Shared(Map.of(), 0);

  private final Map<Test, Integer> slots;
  private final int aboutNow;

  private Shared(Map<Test, Integer> slots, int aboutNow) {
    this.slots = slots;
    this.aboutNow = aboutNow;
  }

  /** Looks through the programs that will be asked together. */
  public static Shared among(List<Normal> programs) {
    Census census = new Census();
    programs.forEach(census::count);
    Costs costs = new Costs();
    Map<Test, Integer> slots = new HashMap<>();
    census.times.keySet().stream()
        .filter(Shared::isAboutNow)
        .forEach(test -> slots.put(test, slots.size()));
    int aboutNow = slots.size();
    census.times.forEach(
        (test, times) -> {
          if (times > 1 && !isAboutNow(test) && costs.isDear(test)) {
            slots.put(test, slots.size());
          }
        });
    return new Shared(slots, aboutNow);
  }

  private static boolean isAboutNow(Test test) {
    return test instanceof Normal.Ask ask && ask.isAboutNow();
  }

  /** Where the answer to the positive form of a test is remembered; null where it is not. */
  public @Nullable Integer slot(Test test) {
    return slots.get(test.positive());
  }

  public int slots() {
    return slots.size();
  }

  /** How many of the slots, from the first on, are about the moment. */
  public int aboutNow() {
    return aboutNow;
  }

  /** How often each test is asked, those of a segment once however often it is mentioned. */
  private static final class Census {
    private final Map<Test, Integer> times = new LinkedHashMap<>();
    private final Set<NormalSegment> seen = new HashSet<>();

    void count(Normal node) {
      switch (node) {
        case Normal.All(List<Normal> nodes) -> nodes.forEach(this::count);
        case Normal.Any(List<Normal> nodes) -> nodes.forEach(this::count);
        case Test test -> count(test);
        case Normal.Constant _ -> {}
      }
    }

    private void count(Test test) {
      times.merge(test.positive(), 1, Integer::sum);
      if (test instanceof Normal.InSegment(NormalSegment segment, _) && seen.add(segment)) {
        count(segment.tree());
      }
    }
  }
}
