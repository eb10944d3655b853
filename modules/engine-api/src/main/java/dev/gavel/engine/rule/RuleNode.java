package dev.gavel.engine.rule;

import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of a rule tree. */
public sealed interface RuleNode {

  /** Where it stands in the document it was read from. */
  Pointer place();

  /** True when each of the nodes is; so an empty one is true. */
  record All(Pointer place, List<RuleNode> nodes) implements RuleNode {
    public All {
      nodes = List.copyOf(nodes);
    }
  }

  /** True when one of the nodes is; so an empty one is false. */
  record Any(Pointer place, List<RuleNode> nodes) implements RuleNode {
    public Any {
      nodes = List.copyOf(nodes);
    }
  }

  /** True when the node is not. */
  record Not(Pointer place, RuleNode node) implements RuleNode {}

  /**
   * A question to one attribute.
   *
   * @param value the operand; null where the document has none
   * @param options the condition's whole object, for the operators that have options
   * @param description what a person wrote beside it, for explanations; empty if nothing
   */
  record Condition(
      Pointer place,
      AttributePath attribute,
      Operator operator,
      @Nullable Value value,
      ObjectValue options,
      String description)
      implements RuleNode {}
}
