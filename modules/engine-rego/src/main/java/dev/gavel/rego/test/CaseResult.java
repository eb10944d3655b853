package dev.gavel.rego.test;

import java.util.List;

/**
 * How a case of a test came out: {@code test_x[name]} has one for each name.
 *
 * @param cases below it, for {@code test_x[name][kind]}
 */
public record CaseResult(String name, boolean failed, List<CaseResult> cases) {
  public CaseResult {
    cases = List.copyOf(cases);
  }
}
