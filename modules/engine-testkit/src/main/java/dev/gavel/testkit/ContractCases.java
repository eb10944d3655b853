package dev.gavel.testkit;

import dev.gavel.testkit.cases.RuleCase;
import dev.gavel.testkit.cases.RuleCases;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The contract's case files, which stand in {@code contract} beside this class. */
final class ContractCases {

  /** A jar has no folders to list; a test holds that this names every file there is. */
  static final List<String> FILES =
      List.of(
          "eq",
          "neq",
          "in",
          "not_in",
          "contains",
          "not_contains",
          "contains_i",
          "starts_with",
          "ends_with",
          "match_regex",
          "gt",
          "gte",
          "lt",
          "lte",
          "between",
          "before",
          "after",
          "between_dates",
          "contains_all",
          "contains_any",
          "contains_none",
          "array_length",
          "semver",
          "geo_distance",
          "time_window",
          "percentage_bucket",
          "json_path",
          "json_path_rfc9535",
          "exists",
          "segments",
          "groups",
          "rules",
          "missing",
          "mismatch",
          "numbers",
          "paths",
          "unicode",
          "nested",
          "examples",
          "errors");

  private ContractCases() {}

  static List<RuleCase> all() {
    return FILES.stream().flatMap(file -> read(file).cases().stream()).toList();
  }

  static RuleCases read(String file) {
    try (InputStream json = ContractCases.class.getResourceAsStream("contract/" + file + ".json")) {
      if (json == null) {
        throw new IllegalStateException("the contract has no file " + file + ".json");
      }
      RuleCases read = RuleCases.read(json.readAllBytes());
      if (!read.mistakes().isEmpty()) {
        throw new IllegalStateException(file + ".json: " + read.mistakes());
      }
      return read;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
