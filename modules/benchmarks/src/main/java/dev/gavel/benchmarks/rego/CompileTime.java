package dev.gavel.benchmarks.rego;

import com.sun.management.OperatingSystemMXBean;
import dev.gavel.rego.Policies;
import dev.gavel.rego.PoliciesBuilder;
import dev.gavel.rego.PreparedQuery;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How long it takes to compile many rules, to prepare one query over them, and to make bytecode of
 * it, as the first thing that a JVM does: on the clock, and in processor time of all threads, which
 * says more on a machine that has other work.
 */
final class CompileTime {
  private CompileTime() {}

  static void main(String... arguments) {
    ManyRules shape = ManyRules.valueOf(arguments[0]);
    int rules = Integer.parseInt(arguments[1]);
    Map<String, String> modules = shape.modules(rules);
    StringBuilder line = new StringBuilder("%-12s %,7d rules".formatted(shape, rules));
    PoliciesBuilder builder = Policies.builder();
    modules.forEach(builder::module);
    Policies policies = timed("compiled", line, builder::compile);
    PreparedQuery all = timed("prepared", line, () -> policies.query(shape.query()));
    timed("another", line, () -> policies.query("x := " + shape.query()));
    timed("asked", line, () -> all.evaluate(Map.of("user", Map.of("id", "user-7"))));
    timed("bytecode", line, () -> isCompiled(all));
    System.out.println(line);
  }

  private static boolean isCompiled(PreparedQuery query) {
    try {
      return query.awaitCompiled(Duration.ofMinutes(5));
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static <T> T timed(String what, StringBuilder line, Supplier<T> work) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long clock = System.nanoTime();
    long processor = system.getProcessCpuTime();
    T result = work.get();
    line.append(
        "  %s %5d ms (%5d ms of processor)"
            .formatted(
                what,
                (System.nanoTime() - clock) / 1_000_000,
                (system.getProcessCpuTime() - processor) / 1_000_000));
    return result;
  }
}
