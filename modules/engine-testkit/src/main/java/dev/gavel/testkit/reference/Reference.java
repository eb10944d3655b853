package dev.gavel.testkit.reference;

import dev.gavel.engine.Context;
import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Source;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.rule.Rule;
import dev.gavel.engine.rule.RuleNode;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The interpreter: rules, the segments that they refer to, and one context. */
public final class Reference {

  /** An attribute that an operator cannot compare. */
  private static final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Source.Rules source;
  private final Context context;
  private final boolean strict;

  private Reference(Source.Rules source, Context context, boolean strict) {
    this.source = source;
    this.context = context;
    this.strict = strict;
  }

  /** Whether an engine has to compile it. */
  public static boolean accepts(Source.Rules source) {
    return Acceptance.of(source);
  }

  /** The outcome; of a failure only the code is fixed. */
  public static Outcome evaluate(Source.Rules source, Context context, boolean strict) {
    try {
      return Outcome.Defined.of(new Reference(source, context, strict).lets(source.rules()));
    } catch (Mismatch mismatch) {
      return new Outcome.Failed("mismatch", "");
    }
  }

  /** Whether a node of the source's rules or segments holds. */
  public static boolean holds(RuleNode node, Source.Rules source, Context context) {
    return new Reference(source, context, false).holds(node);
  }

  /** What an explanation has to say of a condition. */
  public static Verdict verdict(Condition condition, Source.Rules source, Context context) {
    Reference reference = new Reference(source, context, false);
    Verdict verdict = reference.judge(condition);
    return switch (verdict) {
      case MISSING, MISMATCH -> verdict;
      case TRUE, FALSE -> verdict(reference.holds(condition));
    };
  }

  static Verdict verdict(boolean truth) {
    return truth ? Verdict.TRUE : Verdict.FALSE;
  }

  private boolean lets(RuleSet rules) {
    return rules.letsEveryoneIn() || rules.rules().stream().map(Rule::when).anyMatch(this::holds);
  }

  private boolean holds(RuleNode node) {
    return switch (node) {
      case RuleNode.All all -> all.nodes().stream().allMatch(this::holds);
      case RuleNode.Any any -> any.nodes().stream().anyMatch(this::holds);
      case RuleNode.Not not -> !holds(not.node());
      case Condition condition -> condition(condition);
    };
  }

  private boolean condition(Condition condition) {
    Verdict verdict = judge(condition);
    if (verdict == Verdict.MISMATCH && strict) {
      throw new Mismatch();
    }
    boolean negative =
        condition.operator().isNegative()
            || (condition.operator() == Operator.JSON_PATH
                && Comparison.compared(condition).isNegative());
    return (verdict == Verdict.TRUE) != negative;
  }

  /** What is true of the positive twin. */
  private Verdict judge(Condition condition) {
    Operator operator = condition.operator().positive();
    if (operator == Operator.IN_SEGMENT) {
      return verdict(segments(condition.value()).anyMatch(this::isInSegment));
    }
    if (operator == Operator.TIME_WINDOW && condition.attribute().isRoot()) {
      return Windows.judge(context.now(), (ObjectValue) Objects.requireNonNull(condition.value()));
    }
    String name = condition.attribute().name();
    Value actual =
        condition.attribute().isRoot() ? context.input() : attribute(context.input(), name);
    if (actual == null || actual == NullValue.NULL) {
      return Verdict.MISSING;
    }
    return switch (operator) {
      case EXISTS -> Verdict.TRUE;
      case JSON_PATH -> atPath(condition, actual);
      default -> Comparison.of(condition).judge(actual);
    };
  }

  private boolean isInSegment(String name) {
    return lets(Objects.requireNonNull(source.segments().get(name)));
  }

  /** The names in the value of a condition about segments; none where it is no such value. */
  static Stream<String> segments(@Nullable Value value) {
    Stream<Value> names =
        value instanceof ArrayValue array
            ? StreamSupport.stream(array.spliterator(), false)
            : Stream.ofNullable(value);
    return names.flatMap(
        name -> name instanceof StringValue(String text) ? Stream.of(text) : Stream.of());
  }

  private static @Nullable Value attribute(Value context, String path) {
    if (!(context instanceof ObjectValue object)) {
      return null;
    }
    int dot = path.indexOf('.');
    Value value = object.get(path);
    if (value == null && dot >= 0) {
      Value step = object.get(path.substring(0, dot));
      value = step == null ? null : attribute(step, path.substring(dot + 1));
    }
    return value;
  }

  /** A null counts as nothing there, as everywhere. */
  private static Verdict atPath(Condition condition, Value start) {
    Path path = Objects.requireNonNull(Path.parse(Path.text(condition)));
    List<Value> found =
        path.select(start).stream().filter(value -> value != NullValue.NULL).toList();
    if (found.isEmpty()) {
      return Verdict.MISSING;
    }
    if (condition.value() == null) {
      return Verdict.TRUE;
    }
    List<Value> all = path.isSingular() ? List.of() : List.of(ArrayValue.of(found));
    Comparison comparison = Comparison.atPath(condition);
    List<Verdict> verdicts =
        Stream.concat(found.stream(), all.stream()).map(comparison::judge).toList();
    return verdicts.stream().allMatch(verdict -> verdict == Verdict.MISMATCH)
        ? Verdict.MISMATCH
        : verdict(verdicts.contains(Verdict.TRUE));
  }
}
