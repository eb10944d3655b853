package dev.gavel.benchmarks.rego;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What was measured as Markdown: microseconds, how many times Gavel is ahead of each peer and of
 * the best of them, how near it is to Java by hand, and the bytes of what runs on a JVM. A line of
 * the file is a policy, who answered, nanoseconds, and bytes; of several forks the median counts.
 */
final class PeersTable {
  private static final String GAVEL = "Gavel";
  private static final List<String> PEERS =
      List.of("OPA", "OPA -O2", "OPA server", "Regorus", "Regorus RVM", "opa-java-wasm");
  private static final List<String> BY_HAND = List.of("Java by hand", "Java by hand, indexed");
  private static final String JSON_IN = ", JSON in";
  private static final String BEST = "best of them";

  private final Map<String, Map<String, List<double[]>>> measured = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();

  private PeersTable() {}

  static void main(String... arguments) throws IOException {
    PeersTable table = new PeersTable();
    Files.readAllLines(Path.of(arguments[0])).forEach(table::read);
    table.print();
  }

  private void read(String line) {
    String[] part = line.split("\t", -1);
    if (part[0].equals("#")) {
      notes.add(part[1]);
      return;
    }
    double bytes = part[3].equals("-") ? Double.NaN : Double.parseDouble(part[3]);
    measured
        .computeIfAbsent(part[0], _ -> new TreeMap<>())
        .computeIfAbsent(part[1], _ -> new ArrayList<>())
        .add(new double[] {Double.parseDouble(part[2]), bytes});
  }

  private void print() {
    for (String form : List.of("", JSON_IN)) {
      String input = form.isEmpty() ? "The input as a value" : "The input as JSON";
      List<String> all = Stream.of(List.of(GAVEL), PEERS, BY_HAND).flatMap(List::stream).toList();
      table(input + ": microseconds of processor time", columns(all, form), false, this::micros);
      List<String> peers = columns(PEERS, form);
      peers.addFirst(BEST);
      table(
          input + ": so many times Gavel is ahead",
          peers,
          true,
          (policy, peer) -> ratio(peerTime(policy, peer, form), time(policy, GAVEL + form)));
      table(
          input + ": so many times the time of Java by hand",
          columns(BY_HAND, form),
          true,
          (policy, hand) -> ratio(time(policy, GAVEL + form), time(policy, hand)));
      table(
          input + ": bytes allocated, of those on a JVM",
          columns(all, form).stream().filter(this::isOnJvm).toList(),
          false,
          (policy, who) -> median(policy, who, 1));
    }
    notes.stream().distinct().forEach(note -> System.out.println("- " + note));
  }

  private boolean isOnJvm(String who) {
    return measured.keySet().stream().anyMatch(policy -> median(policy, who, 1).isPresent());
  }

  /** Those of them that answered anything. */
  private List<String> columns(List<String> names, String form) {
    List<String> columns = new ArrayList<>();
    for (String name : names) {
      if (measured.values().stream().anyMatch(policy -> policy.containsKey(name + form))) {
        columns.add(name + form);
      }
    }
    return columns;
  }

  private void table(
      String title,
      List<String> columns,
      boolean ratios,
      BiFunction<String, String, OptionalDouble> cell) {
    if (columns.isEmpty()) {
      return;
    }
    System.out.println(title + "\n");
    System.out.println("| policy | " + String.join(" | ", columns).replace(JSON_IN, "") + " |");
    System.out.println("|---|" + "---:|".repeat(columns.size()));
    for (String policy : measured.keySet()) {
      row(policy, columns.stream().map(column -> cell.apply(policy, column)));
    }
    if (ratios) {
      row("geometric mean", columns.stream().map(column -> mean(column, cell)));
    }
    System.out.println();
  }

  private static void row(String name, Stream<OptionalDouble> cells) {
    System.out.println(
        "| " + name + " | " + String.join(" | ", cells.map(PeersTable::text).toList()) + " |");
  }

  private static String text(OptionalDouble cell) {
    if (cell.isEmpty()) {
      return "–";
    }
    double number = cell.getAsDouble();
    return (number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%,.0f").formatted(number);
  }

  private OptionalDouble mean(String column, BiFunction<String, String, OptionalDouble> cell) {
    return measured.keySet().stream()
        .map(policy -> cell.apply(policy, column))
        .flatMapToDouble(OptionalDouble::stream)
        .map(Math::log)
        .average()
        .stream()
        .map(Math::exp)
        .findFirst();
  }

  private OptionalDouble micros(String policy, String who) {
    return time(policy, who).stream().map(nanos -> nanos / 1_000).findFirst();
  }

  private OptionalDouble time(String policy, String who) {
    return median(policy, who, 0);
  }

  private OptionalDouble peerTime(String policy, String peer, String form) {
    return peer.equals(BEST)
        ? PEERS.stream().flatMapToDouble(name -> time(policy, name + form).stream()).min()
        : time(policy, peer);
  }

  private static OptionalDouble ratio(OptionalDouble above, OptionalDouble below) {
    return above.isPresent() && below.isPresent()
        ? OptionalDouble.of(above.getAsDouble() / Math.max(below.getAsDouble(), 1))
        : OptionalDouble.empty();
  }

  private OptionalDouble median(String policy, String who, int number) {
    double[] forks =
        measured.get(policy).getOrDefault(who, List.of()).stream()
            .mapToDouble(fork -> fork[number])
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return Arrays.stream(forks, forks.length / 2, Math.min(forks.length, forks.length / 2 + 1))
        .findFirst();
  }
}
