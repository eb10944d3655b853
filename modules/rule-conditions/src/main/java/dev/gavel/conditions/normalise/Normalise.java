package dev.gavel.conditions.normalise;

import dev.gavel.conditions.check.Checked;
import dev.gavel.conditions.check.CheckedRule;
import dev.gavel.conditions.check.Segment;
import dev.gavel.conditions.normalise.Normal.Constant;
import dev.gavel.conditions.question.Question;
import dev.gavel.conditions.question.ValueSet;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.Value;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Checked rules to one normal tree: {@code not} is pushed down onto the conditions, groups in
 * groups of their kind are flattened, what stands twice is dropped, and constants are folded.
 *
 * <p>The sequence of conditions stays that of the document, and a walk from left to right finds the
 * same mismatches first. Only folding could break that: {@code all} of a condition and a constant
 * false is false, but the condition may mismatch. Where that counts, folding is {@code careful}.
 */
public final class Normalise {
  private final boolean careful;
  private final Map<Segment, NormalSegment> segments = new HashMap<>();

  public Normalise(boolean careful) {
    this.careful = careful;
  }

  /** The tree of a list of rules. Lists that mention the same segment share its tree. */
  public Normal rules(List<CheckedRule> rules) {
    return rules.isEmpty()
        ? Constant.TRUE
        : any(rules.stream().map(rule -> tree(rule.when(), false)).toList());
  }

  private Normal tree(Checked node, boolean negated) {
    return switch (node) {
      case Checked.All(List<Checked> nodes) ->
          negated ? any(trees(nodes, true)) : all(trees(nodes, false));
      case Checked.Any(List<Checked> nodes) ->
          negated ? all(trees(nodes, true)) : any(trees(nodes, false));
      case Checked.Not(Checked inner) -> tree(inner, !negated);
      case Checked.InSegment(_, List<Segment> mentioned, boolean inverse) ->
          segments(mentioned, inverse != negated);
      case Checked.Ask(Condition condition, Question question, boolean inverse) ->
          isNeverTrue(question)
              ? Constant.of(inverse != negated)
              : new Normal.Ask(condition, question, inverse != negated);
    };
  }

  private List<Normal> trees(List<Checked> nodes, boolean negated) {
    return nodes.stream().map(node -> tree(node, negated)).toList();
  }

  private Normal segments(List<Segment> mentioned, boolean negated) {
    List<Normal> nodes = mentioned.stream().map(segment -> segment(segment, negated)).toList();
    return negated ? all(nodes) : any(nodes);
  }

  private Normal segment(Segment segment, boolean negated) {
    NormalSegment normal = segments.get(segment);
    if (normal == null) {
      normal = new NormalSegment(rules(segment.rules()));
      segments.put(segment, normal);
    }
    return normal.tree() instanceof Constant constant
        ? Constant.of((constant == Constant.TRUE) != negated)
        : new Normal.InSegment(normal, negated);
  }

  /** Only of questions that no value is a mismatch for. */
  private static boolean isNeverTrue(Question question) {
    return (question instanceof Question.Equals(Value operand) && operand == NullValue.NULL)
        || (question instanceof Question.OneOf(ValueSet operands) && operands.size() == 0);
  }

  private Normal all(List<Normal> nodes) {
    List<Normal> kept =
        fold(
            nodes.stream()
                .flatMap(n -> n instanceof Normal.All(var inner) ? inner.stream() : Stream.of(n)),
            Constant.FALSE);
    return group(kept, Constant.TRUE, Normal.All::new);
  }

  private Normal any(List<Normal> nodes) {
    List<Normal> kept =
        fold(
            nodes.stream()
                .flatMap(n -> n instanceof Normal.Any(var inner) ? inner.stream() : Stream.of(n)),
            Constant.TRUE);
    return group(kept, Constant.FALSE, Normal.Any::new);
  }

  private static Normal group(
      List<Normal> nodes, Constant ofNone, Function<List<Normal>, Normal> ofMany) {
    return switch (nodes.size()) {
      case 0 -> ofNone;
      case 1 -> nodes.getFirst();
      default -> ofMany.apply(nodes);
    };
  }

  /** The nodes of a group that matter: none twice, and none after the constant that decides. */
  private List<Normal> fold(Stream<Normal> nodes, Constant deciding) {
    Set<Normal> kept = new LinkedHashSet<>();
    for (Normal node : (Iterable<Normal>) nodes::iterator) {
      if (node == deciding) {
        if (!careful) {
          return List.of(deciding);
        }
        kept.add(deciding);
        break;
      }
      if (!(node instanceof Constant)) {
        kept.add(node);
      }
    }
    return List.copyOf(kept);
  }
}
