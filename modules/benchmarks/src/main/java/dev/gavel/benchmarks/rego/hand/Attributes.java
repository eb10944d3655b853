package dev.gavel.benchmarks.rego.hand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A list of rules over attributes, of which one has to allow and none may deny. */
final class Attributes {
  private Attributes() {}

  record Input(Subject subject, String action, Resource resource) {}

  record Subject(String department, int clearance) {}

  record Resource(String type, int sensitivity) {}

  record Data(List<Rule> rules) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Rule(
      String effect,
      String resourceType,
      List<String> actions,
      Subjects subject,
      int maxSensitivity) {
    boolean matches(Input input) {
      return resourceType.equals(input.resource.type)
          && actions.contains(input.action)
          && subject.department.equals(input.subject.department)
          && inBounds(input);
    }

    boolean inBounds(Input input) {
      return input.subject.clearance >= subject.minClearance
          && input.resource.sensitivity <= maxSensitivity;
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Subjects(String department, int minClearance) {}

  static ByHand<Input> plain(Data data) {
    return new ByHand<>(
        Input.class, input -> any(data.rules, "allow", input) && !any(data.rules, "deny", input));
  }

  private static boolean any(List<Rule> rules, String effect, Input input) {
    for (Rule rule : rules) {
      if (rule.effect.equals(effect) && rule.matches(input)) {
        return true;
      }
    }
    return false;
  }

  private record Key(String effect, String resourceType, String action, String department) {}

  static ByHand<Input> indexed(Data data) {
    Map<Key, List<Rule>> index = new HashMap<>();
    for (Rule rule : data.rules) {
      for (String action : rule.actions) {
        Key key = new Key(rule.effect, rule.resourceType, action, rule.subject.department);
        index.computeIfAbsent(key, _ -> new ArrayList<>()).add(rule);
      }
    }
    return new ByHand<>(
        Input.class, input -> found(index, "allow", input) && !found(index, "deny", input));
  }

  private static boolean found(Map<Key, List<Rule>> index, String effect, Input input) {
    Key key = new Key(effect, input.resource.type, input.action, input.subject.department);
    for (Rule rule : index.getOrDefault(key, List.of())) {
      if (rule.inBounds(input)) {
        return true;
      }
    }
    return false;
  }
}
