package dev.gavel.benchmarks.shapes;

import dev.gavel.engine.Context;
import dev.gavel.engine.rule.AttributePath;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.Value;
import java.util.List;

/** A rule as a tree of small objects, as the native engine links it. */
final class Trees {
  private Trees() {}

  static Rule rule(List<Ask> asks) {
    return new AllOf(asks.stream().map(Asks::new).toArray(Node[]::new));
  }

  private abstract static sealed class Node implements Rule {}

  private static final class AllOf extends Node {
    private final Node[] nodes;

    AllOf(Node[] nodes) {
      this.nodes = nodes;
    }

    @Override
    public boolean matches(Context context) {
      for (Node node : nodes) {
        if (!node.matches(context)) {
          return false;
        }
      }
      return true;
    }
  }

  private static final class Asks extends Node {
    private final Condition condition;
    private final AttributePath attribute;
    private final Operand operand;

    Asks(Ask ask) {
      this.condition = ask.condition();
      this.attribute = ask.attribute();
      this.operand = ask.operand();
    }

    @Override
    public boolean matches(Context context) {
      Value actual = attribute.in(context.input());
      return actual != null && Ask.holds(operand.judge(actual), condition, context, actual);
    }
  }
}
