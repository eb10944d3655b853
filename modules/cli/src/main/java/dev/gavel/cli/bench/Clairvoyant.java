package dev.gavel.cli.bench;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * Belady's optimum: lets go of what will not be asked for the longest, be it what was just asked
 * for. No cache can do better, and none can do this, since it takes a look into the future.
 */
final class Clairvoyant {
  private static final int NEVER = Integer.MAX_VALUE;

  private final int[] keys;
  private final int room;
  private final int[] nextUse;

  /** When each key that is kept is asked for next; negative for one that is not kept. */
  private final int[] due;

  /**
   * What is kept, the latest first; in the low half the key. What is out of date is passed over.
   */
  private final PriorityQueue<Long> latestFirst = new PriorityQueue<>();

  private int kept;

  private Clairvoyant(int[] keys, int room) {
    this.keys = keys;
    this.room = room;
    this.nextUse = new int[keys.length];
    int distinct = Arrays.stream(keys).max().orElse(0) + 1;
    int[] seen = new int[distinct];
    Arrays.fill(seen, NEVER);
    for (int i = keys.length - 1; i >= 0; i--) {
      nextUse[i] = seen[keys[i]];
      seen[keys[i]] = i;
    }
    this.due = new int[distinct];
    Arrays.fill(due, -1);
  }

  static double hitRatio(int[] keys, int warmUp, int room) {
    return new Clairvoyant(keys, room).run(warmUp);
  }

  private double run(int warmUp) {
    long hits = 0;
    for (int i = 0; i < keys.length; i++) {
      boolean hit = due[keys[i]] >= 0;
      if (hit && i >= warmUp) {
        hits++;
      }
      keep(keys[i], nextUse[i], hit);
    }
    return (double) hits / (keys.length - warmUp);
  }

  private void keep(int key, int next, boolean wasKept) {
    if (!wasKept) {
      kept++;
    }
    due[key] = next;
    latestFirst.add(-((long) next << Integer.SIZE | key));
    if (kept > room) {
      letGo();
    }
  }

  private void letGo() {
    while (true) {
      long latest = -latestFirst.remove();
      int key = (int) latest;
      if (due[key] == (int) (latest >>> Integer.SIZE)) {
        due[key] = -1;
        kept--;
        return;
      }
    }
  }
}
