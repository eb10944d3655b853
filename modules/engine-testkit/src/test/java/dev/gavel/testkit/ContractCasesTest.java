package dev.gavel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.Outcome;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.rule.Operator;
import dev.gavel.testkit.cases.RuleCase;
import dev.gavel.testkit.cases.RuleCase.Want;
import dev.gavel.testkit.reference.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ContractCasesTest {

  /** The interpreter reads no more of RFC 9535 than what rules are generated with. */
  private static final String BEYOND_THE_INTERPRETER = "json_path_rfc9535";

  static List<RuleCase> cases() {
    return ContractCases.FILES.stream()
        .filter(file -> !file.equals(BEYOND_THE_INTERPRETER))
        .flatMap(file -> ContractCases.read(file).cases().stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_interpreter_gives_the_answer_that_the_case_wants(RuleCase test) {
    Diagnostics mistakes = new Diagnostics();
    Source.Rules source = test.source(mistakes);
    boolean accepted = !mistakes.hasErrors() && Reference.accepts(source);

    assertThat(accepted).isEqualTo(test.want() != Want.ERROR);
    if (accepted) {
      assertThat(Reference.evaluate(source, test.context(), false))
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
  void every_operator_has_an_example_that_is_true_and_one_that_is_false() {
    assertThat(ContractCases.read("examples").cases())
        .extracting(test -> test.note() + " " + test.want())
        .containsExactlyElementsOf(
            Stream.of(Operator.values())
                .map(Operator::label)
                .flatMap(label -> Stream.of(label + ": yes true", label + ": no false"))
                .toList());
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
