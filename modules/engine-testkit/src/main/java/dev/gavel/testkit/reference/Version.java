package dev.gavel.testkit.reference;

import static dev.gavel.testkit.reference.Reference.verdict;

import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A version of SemVer 2.0; its build metadata has no part in any comparison. */
record Version(List<String> numbers, List<String> preRelease) implements Comparable<Version> {

  static Verdict judge(Comparison comparison, Value actual) {
    Version version = of(actual);
    if (version == null) {
      return Verdict.MISMATCH;
    }
    if (comparison.operand() instanceof ArrayValue range) {
      return verdict(
          Order.isBetween(
              version.compareTo(Objects.requireNonNull(of(range.get(0)))),
              version.compareTo(Objects.requireNonNull(of(range.get(1)))),
              comparison));
    }
    String order = comparison.operator().label().substring("semver_".length());
    return verdict(
        Order.is(
            version.compareTo(Objects.requireNonNull(of(comparison.operand()))),
            Objects.requireNonNull(Operator.named(order))));
  }

  static @Nullable Version of(Value value) {
    if (!(value instanceof StringValue(String text))) {
      return null;
    }
    int plus = text.indexOf('+');
    String release = plus < 0 ? text : text.substring(0, plus);
    if (plus >= 0 && !split(text.substring(plus + 1)).stream().allMatch(Version::isIdentifier)) {
      return null;
    }
    int dash = release.indexOf('-');
    List<String> numbers = split(dash < 0 ? release : release.substring(0, dash));
    List<String> preRelease = dash < 0 ? List.of() : split(release.substring(dash + 1));
    return numbers.size() == 3
            && numbers.stream().allMatch(part -> isNumber(part) && !isPadded(part))
            && preRelease.stream().allMatch(part -> isIdentifier(part) && !isPadded(part))
        ? new Version(numbers, preRelease)
        : null;
  }

  @Override
  public int compareTo(Version other) {
    int byNumbers = compare(numbers, other.numbers);
    if (byNumbers != 0) {
      return byNumbers;
    }
    return preRelease.isEmpty() || other.preRelease.isEmpty()
        ? Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty())
        : compare(preRelease, other.preRelease);
  }

  private static int compare(List<String> a, List<String> b) {
    for (int at = 0; at < Math.min(a.size(), b.size()); at++) {
      int order = compare(a.get(at), b.get(at));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int compare(String a, String b) {
    if (isNumber(a) && isNumber(b)) {
      return new BigInteger(a).compareTo(new BigInteger(b));
    }
    return isNumber(a) || isNumber(b) ? Boolean.compare(isNumber(b), isNumber(a)) : a.compareTo(b);
  }

  private static List<String> split(String text) {
    return List.of(text.split("\\.", -1));
  }

  private static boolean isIdentifier(String part) {
    return part.matches("[0-9A-Za-z-]+");
  }

  private static boolean isNumber(String part) {
    return part.matches("[0-9]+");
  }

  private static boolean isPadded(String part) {
    return isNumber(part) && part.length() > 1 && part.startsWith("0");
  }
}
