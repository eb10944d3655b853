package dev.gavel.benchmarks.rego.hand;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Who has which roles, and what these may do. */
final class Roles {
  private final Data data;

  private Roles(Data data) {
    this.data = data;
  }

  record Input(String user, String action, String type) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Data(Map<String, List<String>> userRoles, Map<String, List<Grant>> roleGrants) {}

  record Grant(String action, String type) {}

  static ByHand<Input> plain(Data data) {
    return new ByHand<>(Input.class, new Roles(data)::allows);
  }

  private boolean allows(Input input) {
    List<String> roles = data.userRoles.getOrDefault(input.user, List.of());
    if (roles.contains("admin")) {
      return true;
    }
    for (String role : roles) {
      for (Grant grant : data.roleGrants.getOrDefault(role, List.of())) {
        if (grant.action.equals(input.action) && grant.type.equals(input.type)) {
          return true;
        }
      }
    }
    return false;
  }
}
