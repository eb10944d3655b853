package dev.gavel.conditions.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.conditions.Trees;
import dev.gavel.testkit.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormaliseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          A                                                  | a
          {'all': []}                                        | true
          {'any': []}                                        | false
          {'all': [A]}                                       | a
          {'all': [A, {'all': [B, {'all': [C]}]}]}           | all(a, b, c)
          {'any': [{'any': [A, B]}, C]}                      | any(a, b, c)
          {'all': [A, {'any': [B, C]}]}                      | all(a, any(b, c))
          {'not': A}                                         | not a
          {'not': {'not': A}}                                | a
          {'not': {'all': [A, {'not': B}]}}                  | any(not a, b)
          {'not': {'any': [A, {'all': [B, C]}]}}             | all(not a, any(not b, not c))
          {'all': [A, B, A]}                                 | all(a, b)
          {'any': [{'all': [A, B]}, C, {'all': [A, B]}]}     | any(all(a, b), c)
          {'all': [{'any': [A, A]}, A]}                      | a
          {'all': [A, {'not': A}]}                           | all(a, not a)
          {'all': [A, {'all': []}]}                          | a
          {'all': [A, {'any': []}, B]}                       | false
          {'any': [A, {'all': []}, B]}                       | true
          {'any': [A, {'all': [B, {'any': []}]}]}            | a
          {'not': {'all': [{'any': []}, A]}}                 | true
          []                                                 | true
          [{'conditions': [A]}, {'when': {'any': [B, C]}}]   | any(a, b, c)
          """)
  void trees_become_as_small_as_they_can(String rules, String normal) {
    assertThat(Trees.text(Trees.normal(spelled(rules)))).isEqualTo(normal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'all': [A, {'any': []}, B]}                       | all(a, false)
          {'any': [A, {'all': []}, B]}                       | any(a, true)
          {'all': [{'any': []}, B]}                          | false
          {'all': [A, {'all': []}, B]}                       | all(a, b)
          {'not': {'all': [A, {'any': []}, B]}}              | any(not a, true)
          """)
  void careful_folding_keeps_what_stands_before_the_constant(String rules, String normal) {
    assertThat(Trees.text(new Normalise(true).rules(Trees.checked(spelled(rules)))))
        .isEqualTo(normal);
  }

  @ParameterizedTest
  @CsvSource({"eq,null,false", "neq,null,true", "in,[],false", "notIn,[],true"})
  void a_condition_that_nothing_can_satisfy_is_a_constant(
      String operator, String value, String normal) {
    assertThat(Trees.text(Trees.normal(Documents.condition("a", operator, value))))
        .isEqualTo(normal);
  }

  @Test
  void conditions_that_ask_the_same_in_other_words_are_one() {
    assertThat(
            Trees.text(
                Trees.normal(
                    "{'all': [%s, %s, {'not': %s}, %s, %s, %s]}"
                        .formatted(
                            Documents.condition("a", "neq", "1"),
                            Documents.condition("a", "not_equals", "1.0"),
                            Documents.condition("a", "eq", "1e0"),
                            Documents.condition("b", "in", "['x', 'y']"),
                            Documents.condition("b", "in", "['y', 'x', 'x']"),
                            Documents.condition("b", "in", "['x', 'z']")))))
        .isEqualTo("all(not a, b, b)");
  }

  private static String spelled(String rules) {
    return rules
        .replace("A", Documents.condition("a", "eq", "1"))
        .replace("B", Documents.condition("b", "eq", "1"))
        .replace("C", Documents.condition("c", "eq", "1"));
  }
}
