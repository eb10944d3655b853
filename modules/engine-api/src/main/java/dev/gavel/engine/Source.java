package dev.gavel.engine;

import dev.gavel.engine.rule.RuleSet;
import java.util.Map;

/** What an engine can be given to compile. */
public sealed interface Source {

  /**
   * A list of rules about attributes.
   *
   * @param segments what the rules may refer to by name; segments may refer to one another
   */
  record Rules(RuleSet rules, Map<String, RuleSet> segments) implements Source {
    public Rules {
      segments = Map.copyOf(segments);
    }

    public Rules(RuleSet rules) {
      this(rules, Map.of());
    }
  }
}
