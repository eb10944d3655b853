package dev.gavel.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.diagnostic.Diagnostic;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotMistakesTest {

  @Test
  void a_document_is_an_object_with_version_and_experiments() {
    assertMistakes("[]", " wrong_shape");
    assertMistakes("null", " wrong_shape");
    assertMistakes("{'version': null}", " missing_field;  missing_field");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'version': -1                        | /version wrong_shape",
        "'version': 1.5                       | /version wrong_shape",
        "'version': '1'                       | /version wrong_shape",
        "'version': 1e99999999                | /version wrong_shape",
        "'version': 1e-99999999               | /version wrong_shape",
        "'version': 9223372036854775808       | /version wrong_shape",
        "'environment': 1                     | /environment wrong_shape",
        "'bucketing': 'murmur3'               | /bucketing unknown_bucketing",
        "'bucketing': 3                       | /bucketing wrong_shape",
        "'experiments': {}                    | /experiments wrong_shape",
        "'experiments': [1, null]             | /experiments/0 wrong_shape; /experiments/1"
            + " wrong_shape",
        "'segments': []                       | /segments wrong_shape",
        "'segments': {'a/b~': 1}              | /segments/a~1b~0 wrong_shape",
        "'segments': {'a': null}              | /segments/a wrong_shape",
        "'segments': {'a': {}}                | /segments/a empty_rule",
        "'segments': {'a': {'any': [{'attribute': 'x', 'operator': 'is'}]}} |"
            + " /segments/a/any/0/operator unknown_operator",
        "'policies': []                       | /policies wrong_shape",
        "'policies': {'rego': 'a.rego'}       | /policies/rego wrong_shape",
        "'policies': {'rego': ['a.rego', 1]}  | /policies/rego/1 wrong_shape",
      })
  void the_fields_of_a_snapshot_are_checked(String fields, String mistakes) {
    assertMistakes("{'version': 1, 'experiments': [], " + fields + "}", mistakes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{}                                             | missing_field; missing_field",
        "{'key': null, 'variants': null}                | missing_field; missing_field",
        "{'key': 1, 'variants': [{'key': 'a'}]}         | /key wrong_shape",
        "{'key': '', 'variants': [{'key': 'a'}]}        | /key empty_field",
        "{'key': 'x', 'variants': []}                   | /variants no_variants",
        "{'key': 'x', 'variants': {}}                   | /variants wrong_shape",
        "{'key': 'x', 'variants': [1, {}]}              | /variants/0 wrong_shape; /variants/1"
            + " missing_field",
        "{'key': 'x', 'variants': [{'key': ''}]}        | /variants/0/key empty_field",
        "{'key': 'x', 'variants': [{'key': 'a', 'id': 1}]} | /variants/0/id wrong_shape",
        "{'key': 'x', 'variants': [{'key': 'a'}, {'key': 'a'}]} | /variants/1/key"
            + " duplicate_variant",
        "{'key': 'x', 'variants': [{'key': 1}], 'default': 'a', 'overrides': {'u': 'a'}} |"
            + " /variants/0/key wrong_shape",
      })
  void an_experiment_has_a_key_and_variants(String experiment, String mistakes) {
    assertMistakes(Documents.of(experiment), inFirstExperiment(mistakes));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'id': 7                          | /id wrong_shape",
        "'salt': {}                       | /salt wrong_shape",
        "'enabled': 'yes'                 | /enabled wrong_shape",
        "'enabled': 1                     | /enabled wrong_shape",
        "'layer': ''                      | /layer empty_field",
        "'layer': 1                       | /layer wrong_shape",
        "'holdout': '5'                   | /holdout wrong_shape",
        "'holdout': -0.01                 | /holdout wrong_shape",
        "'holdout': 100.01                | /holdout wrong_shape",
        "'holdout': 100.0000000000000000000001 | /holdout wrong_shape",
        "'holdout': 5.125                 | /holdout wrong_shape",
        "'holdout': 1e99999999            | /holdout wrong_shape",
        "'holdout': 1e-99999999           | /holdout wrong_shape",
        "'default': 'c'                   | /default unknown_variant",
        "'default': 1                     | /default wrong_shape",
        "'overrides': ['a']               | /overrides wrong_shape",
        "'overrides': {'u': 'c'}          | /overrides/u unknown_variant",
        "'overrides': {'u/1': null}       | /overrides/u~11 wrong_shape",
        "'tags': 'one'                    | /tags wrong_shape",
        "'tags': ['one', 2, null]         | /tags/1 wrong_shape; /tags/2 wrong_shape",
        "'start': 5                       | /start wrong_shape",
        "'start': ''                      | /start invalid_time",
        "'start': 'tomorrow'              | /start invalid_time",
        "'start': '2026-02-30'            | /start invalid_time",
        "'start': '2026-01-31T25:00'      | /start invalid_time",
        "'start': '2026-01-31 09:00'      | /start invalid_time",
        "'end': '31.01.2026'              | /end invalid_time",
        "'start': '2026-01-02', 'end': '2026-01-01' | /end ends_before_start",
        "'start': '2026-01-01T01:00+01:00', 'end': '2026-01-01' | /end ends_before_start",
        "'rules': 'everyone'              | /rules wrong_shape",
        "'rules': [{}]                    | /rules/0 empty_rule",
        "'rego': 5                        | /rego wrong_shape",
        "'rego': ''                       | /rego wrong_shape",
        "'rego': 'data'                   | /rego wrong_shape",
        "'rego': 'data.'                  | /rego wrong_shape",
        "'rego': 'input.user'             | /rego wrong_shape",
        "'rego': 'data.a-b'               | /rego wrong_shape",
        "'rego': 'data.a', 'rules': []    | ambiguous_eligibility",
      })
  void the_optional_fields_of_an_experiment_are_checked(String fields, String mistakes) {
    assertMistakes(Documents.with(fields), inFirstExperiment(mistakes));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{}                                        | /allocations wrong_shape",
        "[1]                                       | /allocations/0 wrong_shape",
        "[{}]                                      | /allocations/0 missing_field; /allocations/0"
            + " missing_field; /allocations/0 missing_field",
        "[{'variant': 'c', 'from': 0, 'to': 9}]    | /allocations/0/variant unknown_variant",
        "[{'variant': 1, 'from': 0, 'to': 9}]      | /allocations/0/variant wrong_shape",
        "[{'variant': 'a', 'from': -1, 'to': 10000}] | /allocations/0/from wrong_shape;"
            + " /allocations/0/to wrong_shape",
        "[{'variant': 'a', 'from': 0.5, 'to': '9'}] | /allocations/0/from wrong_shape;"
            + " /allocations/0/to wrong_shape",
        "[{'variant': 'a', 'from': 10, 'to': 9}]   | /allocations/0 reversed_range",
        "[{'variant': 'a', 'from': 0, 'to': 9}, {'variant': 'b', 'from': 9, 'to': 20}] |"
            + " /allocations/1 overlapping_ranges",
        "[{'variant': 'b', 'from': 9, 'to': 20}, {'variant': 'a', 'from': 0, 'to': 9}] |"
            + " /allocations/1 overlapping_ranges",
        "[{'variant': 'a', 'from': 5, 'to': 5}, {'variant': 'a', 'from': 0, 'to': 9999}] |"
            + " /allocations/1 overlapping_ranges",
        "[{'variant': 'c', 'from': 0, 'to': 9}, {'variant': 'a', 'from': 0, 'to': 9}] |"
            + " /allocations/0/variant unknown_variant; /allocations/1 overlapping_ranges",
        "[{'variant': 'a', 'from': 0, 'to': 9}, {'variant': 'b', 'from': 5, 'to': 5}, {'variant':"
            + " 'b', 'from': 9, 'to': 9}] | /allocations/1 overlapping_ranges; /allocations/2"
            + " overlapping_ranges",
      })
  void allocations_are_checked(String allocations, String mistakes) {
    assertMistakes(Documents.with("'allocations': " + allocations), inFirstExperiment(mistakes));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "[]",
        "[{'variant': 'a', 'from': 0, 'to': 9999}]",
        "[{'variant': 'a', 'from': 7, 'to': 7}]",
        "[{'variant': 'b', 'from': 5000, 'to': 9999}, {'variant': 'a', 'from': 0, 'to': 4999}]",
        "[{'variant': 'a', 'from': 0, 'to': 1}, {'variant': 'b', 'from': 2, 'to': 3}, {'variant':"
            + " 'a', 'from': 4.0, 'to': 5e3}]",
      })
  void ranges_side_by_side_are_fine(String allocations) {
    Documents.accepted(Documents.with("'allocations': " + allocations));
  }

  @Test
  void two_experiments_cannot_have_one_key() {
    assertMistakes(
        Documents.of(
            Documents.experiment("x", ""),
            Documents.experiment("y", ""),
            Documents.experiment("x", ""),
            Documents.experiment("x", "")),
        "/experiments/2/key duplicate_experiment; /experiments/3/key duplicate_experiment");
  }

  @Test
  void a_flood_of_mistakes_is_counted() {
    assertThat(Documents.mistakes(Documents.with("'tags': [" + "1,".repeat(4999) + "1]")))
        .hasSize(1001)
        .last()
        .hasToString("the document: there are 4000 more mistakes");
    assertThat(Documents.mistakes(Documents.with("'rules': [" + "1,".repeat(4999) + "1]")))
        .hasSize(1001)
        .last()
        .hasToString("the document: there are 4000 more mistakes");
  }

  /** What a publisher reads; the wording is part of the product. */
  @Test
  void all_mistakes_are_told_at_once_each_with_its_remedy() {
    assertThat(Documents.mistakes(Documents.resource("all-mistakes.json")))
        .extracting(Diagnostic::toString)
        .containsExactlyElementsOf(Documents.resource("all-mistakes.txt").lines().toList());
  }

  private static String inFirstExperiment(String mistakes) {
    return String.join(
        "; ",
        Arrays.stream(mistakes.split("; "))
            .map(each -> "/experiments/0" + (each.startsWith("/") ? "" : " ") + each)
            .toList());
  }

  private static void assertMistakes(String document, String mistakes) {
    assertThat(Documents.places(document)).containsExactly(mistakes.split("; "));
  }
}
