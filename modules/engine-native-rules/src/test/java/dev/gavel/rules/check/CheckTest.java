package dev.gavel.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.Rule;
import dev.gavel.engine.rule.RuleNode;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.engine.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CheckTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          in    | , 'value': 'US' | /value: in needs an array, not a string ("value": ["US", "CA"])
          notIn | , 'value': {}   | /value: notIn needs an array, not an object ("value": ["US", "CA"])
          gt    | , 'value': null | /value: gt needs a number or a string, not null ("value": 18)
          lt    | , 'value': [1]  | /value: lt needs a number or a string, not an array ("value": 18)
          neq   | ``              | the document: neq needs a value ("value": "US")
          """)
  void a_mistake_says_what_is_wrong_and_what_would_be_right(
      String operator, String value, String mistake) {
    String rule = "{'attribute': 'a', 'operator': '%s'%s}".formatted(operator, value);
    Diagnostics mistakes = new Diagnostics();
    Check.rules(
        new RuleReader(mistakes).rules(Value.parse(rule.replace('\'', '"')), Pointer.ROOT),
        mistakes);

    assertThat(mistakes.all()).extracting(Diagnostic::toString).containsExactly(mistake);
  }

  @Test
  void a_tree_that_no_reader_limited_is_refused_when_it_is_too_deep() {
    RuleNode deep = new RuleNode.All(Pointer.ROOT, List.of());
    for (int i = 0; i < 100_000; i++) {
      deep = new RuleNode.Not(Pointer.ROOT, deep);
    }
    Diagnostics mistakes = new Diagnostics();
    Check.rules(new RuleSet(List.of(new Rule(Pointer.ROOT, deep))), mistakes);

    assertThat(mistakes.errors()).extracting(Diagnostic::code).containsExactly("too_deep");
  }
}
