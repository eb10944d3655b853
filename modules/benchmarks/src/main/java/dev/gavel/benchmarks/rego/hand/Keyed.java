package dev.gavel.benchmarks.rego.hand;

import java.util.List;
import java.util.Map;

/** Users and roles by their keys. */
final class Keyed {
  private final Data data;

  private Keyed(Data data) {
    this.data = data;
  }

  record Input(String user, String action, Resource resource) {}

  record Resource(String type, String tenant, int cost) {}

  record Data(Map<String, User> users, Map<String, Role> roles) {}

  record User(
      boolean active, String tenant, List<String> flags, List<String> roles, Limits limits) {}

  record Limits(int cost) {}

  record Role(Map<String, List<String>> permissions) {}

  static ByHand<Input> plain(Data data) {
    return new ByHand<>(Input.class, new Keyed(data)::allows);
  }

  private boolean allows(Input input) {
    User user = data.users.get(input.user);
    return user != null
        && user.active
        && (user.tenant.equals(input.resource.tenant) || user.flags.contains("cross-tenant"))
        && input.resource.cost <= user.limits.cost
        && permitted(user, input);
  }

  private boolean permitted(User user, Input input) {
    for (String name : user.roles) {
      Role role = data.roles.get(name);
      if (role != null
          && role.permissions.getOrDefault(input.resource.type, List.of()).contains(input.action)) {
        return true;
      }
    }
    return false;
  }
}
