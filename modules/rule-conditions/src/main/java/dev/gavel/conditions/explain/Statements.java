package dev.gavel.conditions.explain;

import dev.gavel.conditions.question.Buckets;
import dev.gavel.conditions.question.Question;
import dev.gavel.conditions.question.Relation;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** What a question says of a value, and its denial: {@code is one of "US", "CA"}. */
final class Statements {
  private final Condition condition;
  private final @Nullable Value actual;
  private final boolean so;

  private Statements(Condition condition, @Nullable Value actual, boolean so) {
    this.condition = condition;
    this.actual = actual;
    this.so = so;
  }

  /**
   * A statement without its subject.
   *
   * @param actual the subject; null if it is not at hand
   * @param so whether the statement is true
   */
  static String of(Question question, Condition condition, @Nullable Value actual, boolean so) {
    return new Statements(condition, actual, so).of(question);
  }

  private String of(Question question) {
    return switch (question) {
      case Question.Exists _ -> "is there";
      case Question.Equals(Value operand) -> relation(Relation.EQUAL, Excerpt.of(operand));
      case Question.OneOf _ when actual instanceof ArrayValue || actual instanceof SetValue ->
          (so ? "is or holds one of " : "neither is nor holds one of ") + list();
      case Question.OneOf _ -> (so ? "is one of " : "is not one of ") + list();
      case Question.Compares(Relation relation, Value bound) ->
          relation(relation, Excerpt.of(bound));
      case Question.Versions versions ->
          order(versions.relation(), versions.bound().toString(), "later", "earlier");
      case Question.Moments moments ->
          order(moments.relation(), moments.bound().toString(), "after", "before");
      case Question.Range _ -> (so ? "lies between " : "does not lie between ") + ends();
      case Question.Contains(Value operand) -> contains(Excerpt.of(operand));
      case Question.ContainsFolded _ -> contains(operand()) + ", letter case aside";
      case Question.StartsWith _ -> (so ? "starts with " : "does not start with ") + operand();
      case Question.EndsWith _ -> (so ? "ends with " : "does not end with ") + operand();
      case Question.Matches _ -> (so ? "matches " : "does not match ") + operand();
      case Question.HoldsAll _ -> (so ? "holds all of " : "does not hold all of ") + list();
      case Question.HoldsAny _ -> (so ? "holds one of " : "holds none of ") + list();
      case Question.Length _ -> (so ? "has" : "does not have") + " a length " + length();
      case Question.Near _ -> (so ? "lies within " : "does not lie within ") + circle();
      case Question.During _ -> (so ? "lies in " : "does not lie in ") + window();
      case Question.InBuckets buckets -> bucket(buckets);
      case Question.AtPath atPath ->
          "what is at %s %s"
              .formatted(Excerpt.cut(atPath.path().toString()), of(atPath.question()));
    };
  }

  private String relation(Relation relation, String bound) {
    String verb =
        switch (relation) {
          case EQUAL -> so ? "equals " : "does not equal ";
          case GREATER -> so ? "is greater than " : "is not greater than ";
          case AT_LEAST -> so ? "is at least " : "is less than ";
          case LESS -> so ? "is less than " : "is not less than ";
          case AT_MOST -> so ? "is at most " : "is greater than ";
        };
    return verb + bound;
  }

  private String order(Relation relation, String bound, String more, String less) {
    String than = more.equals("later") ? " than " : " ";
    String verb =
        switch (relation) {
          case EQUAL -> so ? "is the same as " : "is not the same as ";
          case GREATER -> (so ? "is " : "is not ") + more + than;
          case AT_LEAST -> so ? "is at least " : "is " + less + than;
          case LESS -> (so ? "is " : "is not ") + less + than;
          case AT_MOST -> so ? "is at most " : "is " + more + than;
        };
    return verb + bound;
  }

  private String contains(String part) {
    return (so ? "contains " : "does not contain ") + part;
  }

  private String bucket(Question.InBuckets buckets) {
    int bucket = actual == null ? Buckets.NONE : Buckets.of(actual, buckets.salt());
    String range =
        buckets.last() < buckets.first()
            ? "no bucket"
            : "the buckets from %d to %d".formatted(buckets.first(), buckets.last());
    return bucket == Buckets.NONE
        ? (so ? "falls into " : "does not fall into ") + range
        : "falls into bucket %d, %s %s"
            .formatted(bucket, so ? "one of" : "and the rule wants", range);
  }

  private String length() {
    Value compare = condition.options().get("compare");
    return (compare == null ? "" : Excerpt.of(compare).replace("\"", "") + " ") + operand();
  }

  private String circle() {
    return condition.value() instanceof ObjectValue circle
        ? "%s %s of %s, %s"
            .formatted(
                part(circle, "radius"),
                circle.has("unit") ? part(circle, "unit") : "km",
                part(circle, "latitude"),
                part(circle, "longitude"))
        : operand();
  }

  private static String part(ObjectValue object, String field) {
    Value part = object.get(field);
    return part == null ? "?" : Excerpt.of(part).replace("\"", "");
  }

  private String window() {
    return condition.value() instanceof ObjectValue window
        ? WindowText.of(window, actual)
        : operand();
  }

  private String ends() {
    Value bounds = condition.options().get("bounds");
    return condition.value() instanceof ArrayValue ends && ends.size() == 2
        ? "%s and %s%s"
            .formatted(
                Excerpt.of(ends.get(0)),
                Excerpt.of(ends.get(1)),
                bounds == null ? "" : ", bounds " + Excerpt.of(bounds).replace("\"", ""))
        : operand();
  }

  private String operand() {
    Value operand = condition.value();
    return operand == null ? "" : Excerpt.of(operand);
  }

  /** An array operand without its brackets. */
  private String list() {
    return condition.value() instanceof ArrayValue list && list.size() > 0
        ? Excerpt.items(list)
        : "an empty list";
  }
}
