package dev.gavel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.Outcome;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.Rule;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.testkit.cases.RuleCase;
import dev.gavel.testkit.cases.RuleCase.Want;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ContractCasesTest {

  static List<RuleCase> cases() {
    return ContractCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_interpreter_gives_the_answer_that_the_case_wants(RuleCase test) {
    Diagnostics mistakes = new Diagnostics();
    RuleSet rules = new RuleReader(mistakes).rules(test.rules(), Pointer.ROOT);
    boolean accepted =
        !mistakes.hasErrors()
            && rules.rules().stream().map(Rule::when).allMatch(Reference::accepts);

    assertThat(accepted).isEqualTo(test.want() != Want.ERROR);
    if (accepted) {
      assertThat(Reference.evaluate(rules, test.context().input(), false))
          .isEqualTo(Outcome.Defined.of(test.want() == Want.TRUE));
    }
  }

  @Test
  void every_file_is_listed() throws IOException {
    try (Stream<Path> files =
        Files.list(Path.of("src/main/resources/dev/gavel/testkit/contract"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
          .containsExactlyInAnyOrderElementsOf(ContractCases.FILES);
    }
  }

  @Test
  void no_two_cases_of_a_file_have_one_note() {
    for (String file : ContractCases.FILES) {
      assertThat(ContractCases.read(file).cases())
          .as(file)
          .extracting(RuleCase::note)
          .doesNotHaveDuplicates();
    }
  }
}
