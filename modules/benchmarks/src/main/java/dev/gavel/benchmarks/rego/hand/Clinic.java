package dev.gavel.benchmarks.rego.hand;

import java.util.List;
import java.util.Map;

/** What the roles of a person may do, in the wards of that person. */
final class Clinic {
  private final Data data;

  private Clinic(Data data) {
    this.data = data;
  }

  record Input(String person, String verb, Subject record) {}

  record Subject(String kind, String ward) {}

  record Data(Map<String, Person> people, Map<String, List<Permission>> permissions) {}

  record Person(List<String> roles, List<String> wards) {}

  record Permission(String verb, String record) {}

  static ByHand<Input> plain(Data data) {
    return new ByHand<>(Input.class, new Clinic(data)::grants);
  }

  private boolean grants(Input input) {
    Person person = data.people.get(input.person);
    if (person == null) {
      return false;
    }
    Permission wanted = new Permission(input.verb, input.record.kind);
    return person.roles.contains("director")
        || (person.wards.contains(input.record.ward)
            && person.roles.stream()
                .anyMatch(role -> data.permissions.getOrDefault(role, List.of()).contains(wanted)));
  }
}
