package dev.gavel.benchmarks.rego;

import dev.gavel.engine.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Writes the project's own policies to measure into a folder. What is large is made here, the same
 * every time; what is small, and each expected answer, which OPA gave, is a resource.
 */
final class OwnPolicies {
  private static final List<String> NAMES =
      List.of(
          "basket",
          "clinic",
          "gateway",
          "ledger",
          "owner",
          "rollout",
          "shares_200",
          "shares_20k",
          "switchboard",
          "workload");
  private static final List<String> FILES =
      List.of("policy.rego", "data.json", "input.json", "query.txt", "expected.json");
  private static final List<String> VERBS = List.of("read", "write", "share", "delete");

  private final Random random = new Random(4_711);

  private OwnPolicies() {}

  static void main(String... arguments) throws IOException {
    for (String name : NAMES) {
      Path folder = Files.createDirectories(Path.of(arguments[0], name));
      for (String file : FILES) {
        Files.write(folder.resolve(file), content(name, file));
      }
    }
  }

  private static byte[] content(String name, String file) throws IOException {
    String resource = "policies/" + name + "/" + file;
    try (InputStream stream = OwnPolicies.class.getResourceAsStream(resource)) {
      return stream == null
          ? new OwnPolicies().made(name + "/" + file).getBytes(StandardCharsets.UTF_8)
          : stream.readAllBytes();
    }
  }

  private String made(String what) {
    return switch (what) {
      case "basket/input.json" -> json(Map.of("lines", list(1_000, this::line)));
      case "ledger/data.json" -> json(ledger());
      case "rollout/data.json" -> json(Map.of("switches", map("switch-", 24, this::flag)));
      case "shares_200/data.json" -> json(Map.of("shares", list(200, this::share)));
      case "shares_20k/data.json" -> json(Map.of("shares", list(20_000, this::share)));
      case "switchboard/policy.rego" -> switchboard();
      default -> "{}";
    };
  }

  private Map<String, Object> line(int i) {
    return Map.of(
        "sku", "sku-" + i,
        "kind", "kind-" + random.nextInt(9),
        "grams", 10 + random.nextInt(2_000),
        "pieces", 1 + random.nextInt(12),
        "hazards", some(List.of("battery", "glass", "liquid")));
  }

  private Map<String, Object> share(int i) {
    return Map.of(
        "id",
        "share-" + i,
        "ban",
        i % 10 == 9,
        "folder",
        "f-" + (i % 10 == 9 ? 100 : i % 97),
        "group",
        "g-" + (i % 97 == 5 ? 3 : random.nextInt(40)),
        "verbs",
        i % 97 == 5 ? VERBS : some(VERBS),
        "trust",
        random.nextInt(10));
  }

  private Map<String, Object> ledger() {
    Map<String, Object> accounts =
        map(
            "acc-",
            10_000,
            i ->
                Map.of(
                    "open",
                    true,
                    "ceiling",
                    100 + random.nextInt(900),
                    "products",
                    list(4, _ -> "product-%05d".formatted(random.nextInt(2_000)))));
    Map<String, Object> products =
        map(
            "product-",
            2_000,
            i ->
                Map.of(
                    "ceiling",
                    100 + i % 400,
                    "operations",
                    Map.of("EUR", List.of("deposit", "transfer"), "SEK", List.of("deposit"))));
    return Map.of("accounts", accounts, "products", products);
  }

  private Map<String, Object> flag(int i) {
    return Map.of(
        "live", i % 5 != 0,
        "salt", "salt-" + i,
        "testers", list(8, _ -> "dev-" + random.nextInt(99_999)),
        "regions", some(List.of("north", "south", "east", "west")),
        "since", "%d.%d.0".formatted(1 + random.nextInt(4), random.nextInt(9)),
        "percent", random.nextInt(100));
  }

  private static String switchboard() {
    StringBuilder rules =
        new StringBuilder("# A rule for each desk.\npackage own\n\ndefault granted := false\n");
    for (int i = 0; i < 1_000; i++) {
      rules.append(
          """

          granted if {
          	input.verb == "%s"
          	input.desk == "desk-%04d"
          	input.shift in {"%s", "any"}
          }
          """
              .formatted(VERBS.get(i % 4), i, i % 3 == 0 ? "night" : "day"));
    }
    return rules.toString();
  }

  private List<String> some(List<String> of) {
    return of.stream().filter(_ -> random.nextBoolean()).toList();
  }

  private static List<Object> list(int size, IntFunction<?> item) {
    return new ArrayList<>(IntStream.range(0, size).mapToObj(item).toList());
  }

  private static Map<String, Object> map(String prefix, int size, IntFunction<?> value) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      map.put((size < 1_000 ? "%s%02d" : "%s%05d").formatted(prefix, i), value.apply(i));
    }
    return map;
  }

  private static String json(Object java) {
    return Value.of(java).toString();
  }
}
