package dev.gavel.cli.regotest;

import dev.gavel.rego.test.CaseResult;
import dev.gavel.rego.test.TestResult;
import java.util.List;

/** Counts results; of a test with cases, the innermost cases count. */
public final class Tally {
  private int passed;
  private int failed;
  private int skipped;
  private int errors;
  private boolean shortOfCoverage;

  public Tally() {}

  void add(TestResult result) {
    switch (result.outcome()) {
      case SKIPPED -> skipped++;
      case ERROR -> errors++;
      case PASSED, FAILED -> {
        if (result.cases().isEmpty()) {
          count(!result.passed());
        } else {
          count(result.cases());
        }
      }
    }
  }

  private void count(List<CaseResult> cases) {
    for (CaseResult one : cases) {
      if (one.cases().isEmpty()) {
        count(one.failed());
      } else {
        count(one.cases());
      }
    }
  }

  private void count(boolean isFailure) {
    if (isFailure) {
      failed++;
    } else {
      passed++;
    }
  }

  void fallShort() {
    shortOfCoverage = true;
  }

  /** Whether the tests come to less of the policies than was wanted. */
  public boolean isShortOfCoverage() {
    return shortOfCoverage;
  }

  public int passed() {
    return passed;
  }

  /** What did not hold, and what broke off. */
  public int notPassed() {
    return failed + errors;
  }

  int failed() {
    return failed;
  }

  int errors() {
    return errors;
  }

  int skipped() {
    return skipped;
  }

  public int total() {
    return passed + failed + skipped + errors;
  }
}
