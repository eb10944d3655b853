package dev.gavel.rego.ruletree;

import dev.gavel.conditions.normalise.Normal;
import dev.gavel.conditions.normalise.NormalSegment;
import dev.gavel.engine.rule.RuleNode.Condition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a rule tree as a Rego module.
 *
 * <p>A group becomes a rule: what must all hold is a body, what may hold instead is an {@code
 * else}, since an else is looked at only when what stands before it does not hold, as in the tree.
 * The module imports the new {@code not}, under which a missing attribute makes only the condition
 * false and not the body around its negation.
 */
public final class Translate {
  private static final String HEADER = "package gavel.rules\n\nimport future.keywords.not\n";
  private static final String ROOT = "matches";

  private final StringBuilder text = new StringBuilder(HEADER);
  private int row = 4;
  private final Map<Integer, Condition> conditions = new HashMap<>();
  private final Map<NormalSegment, String> segments = new HashMap<>();
  private final Deque<Pending> pending = new ArrayDeque<>();
  private final Operands operands = new Operands();
  private final Asked asked = new Asked(operands);
  private int groups;

  /** A rule that is mentioned and still to be written. */
  private record Pending(String name, Normal tree) {}

  private Translate() {}

  public static Translation rules(Normal tree) {
    Translate translate = new Translate();
    translate.pending.add(new Pending(ROOT, tree));
    while (!translate.pending.isEmpty()) {
      translate.rule(translate.pending.remove());
    }
    return new Translation(
        translate.text.toString(), translate.operands.data(), translate.conditions);
  }

  private void rule(Pending rule) {
    line("");
    String opening = rule.name();
    for (Normal alternative : alternatives(rule.tree())) {
      line(opening + " if {");
      for (Normal node : conjuncts(alternative)) {
        expression(node);
      }
      opening = "} else";
    }
    line("}");
  }

  private static List<Normal> alternatives(Normal tree) {
    return tree instanceof Normal.Any(List<Normal> nodes) ? nodes : List.of(tree);
  }

  private static List<Normal> conjuncts(Normal tree) {
    return tree instanceof Normal.All(List<Normal> nodes) ? nodes : List.of(tree);
  }

  private void expression(Normal node) {
    switch (node) {
      case Normal.All _, Normal.Any _ -> line("\t" + group(node));
      case Normal.Constant constant -> line("\t" + (constant == Normal.Constant.TRUE));
      case Normal.InSegment(NormalSegment segment, boolean negated) ->
          line("\t" + (negated ? "not " : "") + segment(segment));
      case Normal.Ask ask -> {
        conditions.put(row, ask.condition());
        line("\t" + asked.expression(ask));
      }
    }
  }

  private String group(Normal node) {
    groups++;
    return later("group_" + groups, node);
  }

  private String segment(NormalSegment segment) {
    String known = segments.get(segment);
    if (known == null) {
      known = later("segment_" + (segments.size() + 1), segment.tree());
      segments.put(segment, known);
    }
    return known;
  }

  private String later(String name, Normal tree) {
    pending.add(new Pending(name, tree));
    return name;
  }

  private void line(String line) {
    text.append(line).append('\n');
    row++;
  }
}
