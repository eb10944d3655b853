package dev.gavel.decider.memory;

import dev.gavel.engine.Source;
import dev.gavel.engine.rule.Rule;
import dev.gavel.engine.rule.RuleNode;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.engine.value.JsonWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * The scopes of a snapshot's keys. They say what a rule asks, too, and not only the snapshot's
 * version: a snapshot may be published anew under its old number.
 */
final class Scopes {
  private final Digester digester = new Digester();
  private final String prefix;

  Scopes(String environment, long version, String engine) {
    this.prefix = "%s/%d/%s/".formatted(environment, version, engine);
  }

  String of(Source.Rules source) {
    JsonWriter text = digester.start();
    write(source.rules(), text);
    new TreeMap<>(source.segments()).forEach((name, rules) -> write(rules, text.string(name)));
    return prefix + HexFormat.of().toHexDigits(digester.digest().getLong(0));
  }

  private static void write(RuleSet rules, JsonWriter text) {
    text.ascii("[");
    for (Rule rule : rules.rules()) {
      write(rule.when(), text);
    }
    text.ascii("]");
  }

  private static void write(RuleNode node, JsonWriter text) {
    switch (node) {
      case RuleNode.All all -> group("all", all.nodes(), text);
      case RuleNode.Any any -> group("any", any.nodes(), text);
      case RuleNode.Not not -> group("not", List.of(not.node()), text);
      case RuleNode.Condition condition -> text.value(condition.options());
    }
  }

  private static void group(String kind, List<RuleNode> nodes, JsonWriter text) {
    text.ascii(kind).ascii("(");
    nodes.forEach(node -> write(node, text));
    text.ascii(")");
  }
}
