package dev.gavel.rego.ruletree;

import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.Value;
import java.util.Map;

/**
 * A rule tree as Rego.
 *
 * @param rego a module whose rule {@code matches} is true of the contexts that the rules let in
 * @param data what the module refers to
 * @param conditions by the row they stand in; a row has one at most
 */
public record Translation(String rego, Value data, Map<Integer, Condition> conditions) {
  public static final String FILE = "rules.rego";
  public static final String QUERY = "data.gavel.rules.matches";

  public Translation {
    conditions = Map.copyOf(conditions);
  }
}
