package dev.gavel.rego.test;

import dev.gavel.rego.diagnostic.Location;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a test came out.
 *
 * @param pkg the package: {@code data.authz_test}
 * @param name below the package; a second rule of one name has a number: {@code test_x#01}
 * @param printed lines of {@code print}
 * @param cases by their names, for {@code test_x[name]}
 * @param error why the evaluation broke off, or why the test is refused
 * @param failures what did not hold, where that was asked for
 */
public record TestResult(
    Location at,
    String pkg,
    String name,
    Outcome outcome,
    Duration duration,
    List<String> printed,
    List<CaseResult> cases,
    @Nullable RuntimeException error,
    List<Failure> failures) {
  public TestResult {
    printed = List.copyOf(printed);
    cases = List.copyOf(cases);
    failures = List.copyOf(failures);
  }

  /** The name with the package. */
  public String fullName() {
    return pkg + "." + name;
  }

  public boolean passed() {
    return outcome == Outcome.PASSED;
  }

  TestResult with(List<Failure> found) {
    return new TestResult(at, pkg, name, outcome, duration, printed, cases, error, found);
  }
}
