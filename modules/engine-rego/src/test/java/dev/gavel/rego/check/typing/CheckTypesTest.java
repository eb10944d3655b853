package dev.gavel.rego.check.typing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.parse.Parser;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Policies that take forever, or all memory, when each part is looked at more than a few times. */
@Timeout(60)
class CheckTypesTest {

  @Test
  void comprehensions_in_comprehensions_are_checked_once_each() {
    String inner = "1";
    for (int i = 0; i < 60; i++) {
      inner = "[x" + i + " | x" + i + " := " + inner + "]";
    }

    assertThat(mistakes("package p\n\na := " + inner + "\n")).isEmpty();
  }

  @Test
  void objects_in_objects_are_compared_once_each() {
    String deep = "1";
    for (int i = 0; i < 60; i++) {
      deep = "{\"k\": " + deep + "}";
    }

    assertThat(mistakes("package p\n\na := " + deep + "\nb := " + deep + "\nc if a == b\n"))
        .isEmpty();
  }

  @Test
  void a_large_document_that_is_used_everywhere_costs_little_each_time() {
    String entries =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "\"k" + i + "\": {\"n\": " + i + "}")
            .collect(Collectors.joining(", "));
    String uses =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "r" + i + " := big.k" + i + ".n + 1\n")
            .collect(Collectors.joining());

    assertThat(mistakes("package p\n\nbig := {" + entries + "}\n" + uses)).isEmpty();
  }

  @Test
  void a_package_that_is_enumerated_everywhere_costs_little_each_time() {
    String rules =
        IntStream.range(0, 3_000)
            .mapToObj(i -> "r" + i + " := " + i + "\n")
            .collect(Collectors.joining());
    String uses =
        IntStream.range(0, 3_000)
            .mapToObj(i -> "u" + i + " if { some k; data.q[k] == " + i + " }\n")
            .collect(Collectors.joining());

    assertThat(mistakes("package q\n\n" + rules, "package p\n\n" + uses)).isEmpty();
  }

  private static String mistakes(String... sources) {
    Draft draft =
        new Stages(
                IntStream.range(0, sources.length)
                    .mapToObj(i -> Parser.module(i + ".rego", sources[i], ParseOptions.V1))
                    .toList(),
                Schemas.NONE)
            .run();
    return draft.mistakes().sorted().stream()
        .map(Mistake::toString)
        .collect(Collectors.joining("\n"));
  }
}
