package dev.gavel.benchmarks.rego.hand;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** The policies that somebody has written by hand, by the name of their folder. */
public final class HandWritten {
  private static final String PLAIN = "Java by hand";
  private static final String INDEXED = "Java by hand, indexed";

  private static final JsonMapper MAPPER = new JsonMapper();

  private HandWritten() {}

  /**
   * The programs of a policy by the name they have in a table; none where nobody has written one.
   */
  public static Map<String, ByHand<?>> of(String policy, byte[] data) {
    return switch (policy) {
      case "trivial" -> Map.of(PLAIN, Root.plain());
      case "rbac_small" -> Map.of(PLAIN, Roles.plain(MAPPER.readValue(data, Roles.Data.class)));
      case "abac_100", "abac_10k_scan" -> {
        Attributes.Data rules = MAPPER.readValue(data, Attributes.Data.class);
        yield new TreeMap<>(
            Map.of(PLAIN, Attributes.plain(rules), INDEXED, Attributes.indexed(rules)));
      }
      case "abac_10k_keyed" -> Map.of(PLAIN, Keyed.plain(MAPPER.readValue(data, Keyed.Data.class)));
      case "rules_1k" -> Map.of(PLAIN, Grants.plain());
      case "aggregate_1k" -> Map.of(PLAIN, Order.plain(MAPPER.readValue(data, Order.Data.class)));
      case "k8s_admission" ->
          Map.of(PLAIN, Admission.plain(MAPPER.readValue(data, Admission.Data.class)));
      default -> Map.of();
    };
  }
}
