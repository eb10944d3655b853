package dev.gavel.benchmarks.rego.hand;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The policies that somebody has written by hand, by the name of their folder. */
public final class HandWritten {

  private static final JsonMapper MAPPER = new JsonMapper();

  private HandWritten() {}

  /**
   * The programs of a policy by the name they have in a table; none where nobody has written one.
   */
  public static Map<String, ByHand<?>> of(String policy, byte[] data) {
    return switch (policy) {
      case "trivial" -> plain(Root.plain());
      case "rbac_small" -> plain(Roles.plain(read(data, Roles.Data.class)));
      case "abac_100", "abac_10k_scan" -> {
        Attributes.Data rules = read(data, Attributes.Data.class);
        yield both(Attributes.plain(rules), Attributes.indexed(rules));
      }
      case "abac_10k_keyed" -> plain(Keyed.plain(read(data, Keyed.Data.class)));
      case "rules_1k" -> plain(Grants.plain());
      case "aggregate_1k" -> plain(Order.plain(read(data, Order.Data.class)));
      case "k8s_admission" -> plain(Admission.plain(read(data, Admission.Data.class)));
      default -> own(policy, data);
    };
  }

  private static Map<String, ByHand<?>> own(String policy, byte[] data) {
    return switch (policy) {
      case "owner" -> plain(Owner.plain());
      case "clinic" -> plain(Clinic.plain(read(data, Clinic.Data.class)));
      case "shares_200", "shares_20k" -> {
        Shares.Data shares = read(data, Shares.Data.class);
        yield both(Shares.plain(shares), Shares.indexed(shares));
      }
      case "ledger" -> plain(Ledger.plain(read(data, Ledger.Data.class)));
      case "switchboard" -> plain(Switchboard.plain());
      case "basket" -> plain(Basket.plain(read(data, Basket.Data.class)));
      case "workload" -> plain(Workload.plain(read(data, Workload.Data.class)));
      default -> Map.of();
    };
  }

  private static Map<String, ByHand<?>> plain(ByHand<?> program) {
    return Map.of("Java by hand", program);
  }

  private static Map<String, ByHand<?>> both(ByHand<?> plain, ByHand<?> indexed) {
    return Map.of("Java by hand", plain, "Java by hand, indexed", indexed);
  }

  private static <T> T read(byte[] data, Class<T> type) {
    return MAPPER.readValue(data, type);
  }
}
