package dev.gavel.engine;

import dev.gavel.engine.rule.RuleSet;
import dev.gavel.engine.value.Value;
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

  /**
   * Policies in Rego.
   *
   * @param modules sources by name
   * @param query what is asked of them: {@code data.authz.allow}
   * @param data what they look up, an object
   */
  record Policies(Map<String, String> modules, String query, Value data) implements Source {
    public Policies {
      modules = Map.copyOf(modules);
    }
  }
}
