package dev.gavel.conditions.question;

import dev.gavel.engine.Explanation.Verdict;

/**
 * Questions to code: where to look up what an operator means.
 *
 * <p>All that can be known before there is a context is known now, so a judge is made for the kind
 * of its operand and tests only the kind of the value. A set, which plain Java can put into a
 * context, is taken for an array.
 */
public final class Judges {
  private Judges() {}

  public static Judge of(Question question) {
    return switch (question) {
      case Question.Exists _ -> _ -> Verdict.TRUE;
      case Question.Equals equals -> Comparisons.equal(equals.operand());
      case Question.Compares compares -> Comparisons.compares(compares);
      case Question.Versions versions -> Comparisons.versions(versions);
      case Question.Moments moments -> Comparisons.moments(moments);
      case Question.Range range -> Comparisons.range(of(range.low()), of(range.high()));
      case Question.OneOf oneOf -> Elements.oneOf(oneOf.operands());
      case Question.Contains contains -> Elements.contains(contains.operand());
      case Question.HoldsAll all -> Elements.holdsAll(all.operands());
      case Question.HoldsAny any -> Elements.holdsAny(any.operands());
      case Question.Length length -> Elements.length(of(length.ofLength()), length.negated());
      case Question.ContainsFolded folded -> Texts.containsFolded(folded.text());
      case Question.StartsWith starts -> Texts.test(starts.prefixes()::start);
      case Question.EndsWith ends -> Texts.test(ends.suffixes()::end);
      case Question.Matches matches -> Texts.test(matches.pattern()::startOf);
      case Question.Near near -> Whereabouts.near(near.circle());
      case Question.During during -> Whereabouts.during(during.window());
      case Question.InBuckets buckets -> Buckets.judge(buckets);
      case Question.AtPath atPath -> Paths.judge(atPath.path(), of(atPath.question()));
    };
  }
}
