package dev.gavel.benchmarks.rego;

import dev.gavel.rego.Policies;
import dev.gavel.rego.evaluation.Tier;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.Map;

/** What a thousand reloads of a compiled policy leave behind. */
final class Reloads {
  private static final int RELOADS = 1_000;

  private Reloads() {}

  static void main() throws InterruptedException {
    for (int i = 0; i <= RELOADS; i++) {
      reload(i);
      if (i % 250 == 0) {
        System.out.printf(
            "after %,5d reloads: heap %5.2f MiB, metaspace %5.2f MiB, %,d classes%n",
            i,
            heap(),
            metaspace(),
            ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
      }
    }
  }

  private static void reload(int number) {
    String policy =
        """
        package p
        default allow := false
        allow if { some role in input.roles; data.grants[role][_] == input.action }
        version := %d
        """
            .formatted(number);
    boolean allowed =
        Policies.builder()
            .tier(Tier.COMPILED)
            .data(Map.of("grants", Map.of("admin", new String[] {"read"})))
            .module("p.rego", policy)
            .compile()
            .query("data.p.allow")
            .isTrue(Map.of("roles", new String[] {"admin"}, "action", "read"));
    if (!allowed) {
      throw new IllegalStateException("the answer is wrong");
    }
  }

  private static double heap() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0;
  }

  private static double metaspace() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().equals("Metaspace"))
            .mapToLong((MemoryPoolMXBean pool) -> pool.getUsage().getUsed())
            .sum()
        / 1048576.0;
  }
}
