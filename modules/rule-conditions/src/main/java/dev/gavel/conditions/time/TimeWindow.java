package dev.gavel.conditions.time;

import dev.gavel.engine.Stretch;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Hours of the week, by what the clocks on the wall of a zone show.
 *
 * <p>Kept as the seconds of the week at which the answer changes, counted from Monday's midnight,
 * so windows that mean the same are equal however they were written. Each day adds the two ends of
 * its window, and ends that meet (a day that closes where the next one opens) cancel each other.
 */
public final class TimeWindow {

  /** What {@link #start} and {@link #end} give for a text that is no time of day. */
  public static final int NONE = IsoTime.UNREADABLE;

  private static final int WEEK = 7 * Zone.DAY;
  private static final int THURSDAY = 3 * Zone.DAY; // the day that epoch seconds begin with

  private final Zone zone;
  private final boolean openBeforeMonday;
  private final int[] edges;

  private TimeWindow(Zone zone, boolean openBeforeMonday, int[] edges) {
    this.zone = zone;
    this.openBeforeMonday = openBeforeMonday;
    this.edges = edges;
  }

  /**
   * The window that opens on each of the days; one that ends before it starts closes on the day
   * after, and one that ends where it starts holds nothing.
   *
   * @param start as {@link #start} gives it
   * @param end as {@link #end} gives it
   */
  public static TimeWindow of(int start, int end, Set<DayOfWeek> days, Zone zone) {
    if (start < 0 || start >= Zone.DAY || end < 0 || end > Zone.DAY) {
      throw new IllegalArgumentException(
          "a window lies between 0 and 86400, not " + start + " and " + end);
    }
    int length = start <= end ? end - start : Zone.DAY - start + end;
    TreeSet<Integer> edges = new TreeSet<>();
    for (DayOfWeek day : days) {
      int opens = (day.getValue() - 1) * Zone.DAY + start;
      toggle(edges, opens);
      toggle(edges, (opens + length) % WEEK);
    }
    boolean openBeforeMonday = days.contains(DayOfWeek.SUNDAY) && start + length >= Zone.DAY;
    return new TimeWindow(
        edges.isEmpty() ? Zone.UTC : zone,
        openBeforeMonday,
        edges.stream().mapToInt(Integer::intValue).toArray());
  }

  private static void toggle(Set<Integer> edges, int edge) {
    if (!edges.add(edge)) {
      edges.remove(edge);
    }
  }

  /** The second of the day of {@code 09:00} or {@code 09:00:00}, or {@link #NONE}. */
  public static int start(String text) {
    int clock = end(text);
    return clock == Zone.DAY ? NONE : clock;
  }

  /** The same, where {@code 24:00} stands for the end of the day. */
  public static int end(String text) {
    return IsoTime.clock(text, 0, text.length());
  }

  /** The day of {@code mon} or {@code monday}, in any letter case, or null. */
  public static @Nullable DayOfWeek day(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "mon", "monday" -> DayOfWeek.MONDAY;
      case "tue", "tuesday" -> DayOfWeek.TUESDAY;
      case "wed", "wednesday" -> DayOfWeek.WEDNESDAY;
      case "thu", "thursday" -> DayOfWeek.THURSDAY;
      case "fri", "friday" -> DayOfWeek.FRIDAY;
      case "sat", "saturday" -> DayOfWeek.SATURDAY;
      case "sun", "sunday" -> DayOfWeek.SUNDAY;
      default -> null;
    };
  }

  /** Where a moment that is written without an offset is meant to be. */
  public Zone zone() {
    return zone;
  }

  /** Whether the moment lies in the window. */
  public boolean holds(long epochSecond) {
    int second = secondOfWeek(epochSecond);
    boolean open = openBeforeMonday;
    for (int edge : edges) {
      open ^= edge <= second;
    }
    return open;
  }

  /**
   * The first epoch second after this one with another answer, or the largest long.
   *
   * <p>An edge counts if it comes before the clocks change. Else the change, which can jump over an
   * edge or back before one, is looked at itself, and the search goes on from there.
   */
  public long nextEdge(long epochSecond) {
    if (edges.length == 0 || epochSecond > Long.MAX_VALUE - WEEK) {
      return Long.MAX_VALUE;
    }
    boolean open = holds(epochSecond);
    long edge = epochSecond + untilEdge(epochSecond);
    long change = zone.nextChange(epochSecond);
    while (change <= edge) {
      if (holds(change) != open) {
        return change;
      }
      edge = change + untilEdge(change);
      change = zone.nextChange(change);
    }
    return edge;
  }

  /**
   * The first of the epoch seconds up to this one that all have its answer, or the smallest long.
   * Searched for as {@link #nextEdge} is, backwards.
   */
  public long lastEdge(long epochSecond) {
    if (edges.length == 0 || epochSecond < Long.MIN_VALUE + WEEK) {
      return Long.MIN_VALUE;
    }
    boolean open = holds(epochSecond);
    long edge = epochSecond - sinceEdge(epochSecond);
    long change = zone.lastChange(epochSecond);
    while (change >= edge) {
      long before = change - 1;
      if (holds(before) != open) {
        return change;
      }
      edge = before - sinceEdge(before);
      change = zone.lastChange(before);
    }
    return edge;
  }

  /** The stretch of time around a moment in which the answer is the same. */
  public Stretch around(Instant moment) {
    long second = moment.getEpochSecond();
    return new Stretch(instant(lastEdge(second)), instant(nextEdge(second)));
  }

  private static Instant instant(long epochSecond) {
    return epochSecond > Instant.MAX.getEpochSecond()
        ? Instant.MAX
        : Instant.ofEpochSecond(Math.max(epochSecond, Instant.MIN.getEpochSecond()));
  }

  private int sinceEdge(long epochSecond) {
    int second = secondOfWeek(epochSecond);
    for (int i = edges.length - 1; i >= 0; i--) {
      if (edges[i] <= second) {
        return second - edges[i];
      }
    }
    return second + WEEK - edges[edges.length - 1];
  }

  private int untilEdge(long epochSecond) {
    int second = secondOfWeek(epochSecond);
    for (int edge : edges) {
      if (edge > second) {
        return edge - second;
      }
    }
    return edges[0] + WEEK - second;
  }

  private int secondOfWeek(long epochSecond) {
    int local = Math.floorMod(epochSecond, WEEK) + THURSDAY + zone.offset(epochSecond);
    return Math.floorMod(local, WEEK);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimeWindow that
        && openBeforeMonday == that.openBeforeMonday
        && Arrays.equals(edges, that.edges)
        && zone.equals(that.zone);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(edges) + zone.hashCode() + (openBeforeMonday ? 1 : 0);
  }

  @Override
  public String toString() {
    return "edges " + Arrays.toString(edges) + " of the week in " + zone;
  }
}
