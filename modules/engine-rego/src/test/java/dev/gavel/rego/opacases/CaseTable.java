package dev.gavel.rego.opacases;

import dev.gavel.rego.syntax.tree.Dialect;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Prints how the cases of some families came out, for whoever is at work on the engine. */
final class CaseTable {
  private CaseTable() {}

  public static void main(String[] places) {
    Map<String, int[]> families = new TreeMap<>();
    int[] all = new int[2];
    for (String place : places) {
      OpaCases.run(
          Path.of(place),
          Dialect.V1,
          outcome -> {
            int[] family = families.computeIfAbsent(outcome.family(), _ -> new int[2]);
            int column = outcome.passed() ? 0 : 1;
            family[column]++;
            all[column]++;
            if (!outcome.passed()) {
              System.out.println(
                  outcome.family() + " | " + outcome.note() + " | " + outcome.failure());
            }
          });
    }
    families.forEach(
        (family, counts) -> {
          if (counts[1] > 0) {
            System.out.printf("%-40s %5d %5d%n", family, counts[0], counts[1]);
          }
        });
    System.out.println(all[0] + " passed, " + all[1] + " failed");
  }
}
