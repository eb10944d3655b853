package dev.gavel.rego.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.golden.GoldenFile;
import dev.gavel.rego.syntax.format.FormatOptions;
import dev.gavel.rego.syntax.format.Formatter;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FormatterGoldenTest {

  static Stream<Arguments> cases() {
    return Stream.of("layout", "modern", "old")
        .flatMap(
            group ->
                GoldenFile.read("format/" + group + ".txt").stream()
                    .map(one -> Arguments.of(group, one)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void a_module_is_laid_out_as_opa_does(String group, GoldenFile.Case one) {
    FormatOptions options = group.equals("old") ? FormatOptions.V0 : FormatOptions.V1;
    String text = Formatter.format("policy.rego", one.part("source"), options);
    assertThat(text.stripTrailing()).isEqualTo(one.part("text"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void what_is_laid_out_stays_as_it_is(String group, GoldenFile.Case one) {
    FormatOptions options = group.equals("old") ? FormatOptions.V0 : FormatOptions.V1;
    String text = one.part("text") + "\n";
    assertThat(Formatter.format("policy.rego", text, options)).isEqualTo(text);
  }
}
