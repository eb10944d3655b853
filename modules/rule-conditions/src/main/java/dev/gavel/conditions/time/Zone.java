package dev.gavel.conditions.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * A time zone laid out for looking up: sorted arrays instead of the objects of java.time.
 *
 * <p>Everything before the year 2100 is in the arrays; a zone that still changes its clocks by then
 * asks java.time for what comes later. A local time that the clocks skip is read with the offset
 * from before the gap, and so is one that they show twice. That makes both a matter of one
 * comparison: the offset changes for local times at the later of the two readings that the clocks
 * show at the change.
 *
 * <p>Zones are equal when their rules are, whatever their names.
 */
public final class Zone {
  static final int DAY = 86_400;

  private static final long YEAR_2100 = 4_102_444_800L;
  private static final long LAST_INSTANT = Instant.MAX.getEpochSecond();

  /** Holds no more than there are regions: fixed offsets, which anyone can invent, stay out. */
  private static final ConcurrentMap<String, Zone> REGIONS = new ConcurrentHashMap<>();

  public static final Zone UTC = new Zone(ZoneOffset.UTC);

  private final ZoneId id;
  private final ZoneRules rules;
  private final long[] changes;
  private final long[] localChanges;
  private final int[] offsets;
  private final long preparedUntil;

  private Zone(ZoneId id) {
    this.id = id;
    this.rules = id.getRules();
    List<ZoneOffsetTransition> transitions = new ArrayList<>();
    ZoneOffsetTransition next = rules.nextTransition(Instant.MIN);
    while (next != null && next.toEpochSecond() < YEAR_2100) {
      transitions.add(next);
      next = rules.nextTransition(next.getInstant());
    }
    this.preparedUntil = next == null ? Long.MAX_VALUE : YEAR_2100;
    this.changes = new long[transitions.size()];
    this.localChanges = new long[transitions.size()];
    this.offsets = new int[transitions.size() + 1];
    offsets[0] = rules.getOffset(Instant.MIN).getTotalSeconds();
    for (int i = 0; i < changes.length; i++) {
      changes[i] = transitions.get(i).toEpochSecond();
      offsets[i + 1] = transitions.get(i).getOffsetAfter().getTotalSeconds();
      localChanges[i] = changes[i] + Math.max(offsets[i], offsets[i + 1]);
    }
  }

  /** The zone that java.time knows by this name (a region or a fixed offset), or null. */
  public static @Nullable Zone named(String name) {
    Zone known = REGIONS.get(name);
    return known == null ? prepared(name) : known;
  }

  private static @Nullable Zone prepared(String name) {
    ZoneId id;
    try {
      id = ZoneId.of(name);
    } catch (DateTimeException _) {
      return null;
    }
    return id.getRules().isFixedOffset()
        ? new Zone(id)
        : REGIONS.computeIfAbsent(name, _ -> new Zone(id));
  }

  /** How far, in seconds, the clocks are ahead of UTC. */
  int offset(long epochSecond) {
    return epochSecond < preparedUntil
        ? offsets[passed(changes, epochSecond)]
        : rules.getOffset(instant(epochSecond)).getTotalSeconds();
  }

  /** The epoch second at which the clocks show this time, written as if it were one in UTC. */
  long second(long local) {
    return isPrepared(local)
        ? local - offsets[passed(localChanges, local)]
        : local - rules.getOffset(dateTime(local)).getTotalSeconds();
  }

  /** The first epoch second of a day; not midnight where the clocks skip that. */
  long startOfDay(long midnight) {
    if (!isPrepared(midnight)) {
      LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(midnight, DAY));
      return day.atStartOfDay(id).toEpochSecond();
    }
    int passed = passed(localChanges, midnight);
    long second = midnight - offsets[passed];
    return passed < changes.length ? Math.min(second, changes[passed]) : second;
  }

  /** The first epoch second after this one at which the offset changes, if any. */
  long nextChange(long epochSecond) {
    int passed = passed(changes, epochSecond);
    if (passed < changes.length) {
      return changes[passed];
    }
    if (preparedUntil == Long.MAX_VALUE) {
      return Long.MAX_VALUE;
    }
    ZoneOffsetTransition next = rules.nextTransition(instant(epochSecond));
    return next == null ? Long.MAX_VALUE : next.toEpochSecond();
  }

  /** The last epoch second up to this one at which the offset changed, if any. */
  long lastChange(long epochSecond) {
    if (epochSecond < preparedUntil) {
      int passed = passed(changes, epochSecond);
      return passed == 0 ? Long.MIN_VALUE : changes[passed - 1];
    }
    ZoneOffsetTransition last = rules.previousTransition(instant(epochSecond).plusNanos(1));
    return last == null ? Long.MIN_VALUE : last.toEpochSecond();
  }

  /** Far enough from the end for every change that could matter to be in the arrays. */
  private boolean isPrepared(long local) {
    return local < preparedUntil - DAY;
  }

  private static Instant instant(long epochSecond) {
    return Instant.ofEpochSecond(Math.min(epochSecond, LAST_INSTANT));
  }

  private static LocalDateTime dateTime(long local) {
    return LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
  }

  /** How many of the sorted numbers are no larger than this one. */
  private static int passed(long[] sorted, long at) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Zone that && rules.equals(that.rules));
  }

  @Override
  public int hashCode() {
    return rules.hashCode();
  }

  @Override
  public String toString() {
    return id.getId();
  }
}
