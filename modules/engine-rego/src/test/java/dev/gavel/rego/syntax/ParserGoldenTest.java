package dev.gavel.rego.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.golden.GoldenFile;
import dev.gavel.rego.syntax.parse.Parser;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ParserGoldenTest {

  static Stream<Arguments> cases() {
    return Stream.of(
            "rules",
            "modules",
            "terms",
            "expressions",
            "logic",
            "old",
            "second",
            "metadata",
            "queries")
        .flatMap(
            group ->
                GoldenFile.read("parse/" + group + ".txt").stream()
                    .map(one -> Arguments.of(group, one)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void a_source_is_read_or_refused_as_opa_does(String group, GoldenFile.Case one) {
    String wanted = one.part("text").isEmpty() ? one.part("errors") : one.part("text");
    assertThat(parsed(group, one.part("source"))).isEqualTo(wanted);
  }

  private static String parsed(String group, String source) {
    try {
      return switch (group) {
        case "queries" -> RegoText.of(Parser.query(source, ParseOptions.V1));
        case "old" -> module(source, ParseOptions.V0);
        case "second" -> module(source, ParseOptions.V2);
        default -> module(source, ParseOptions.V1);
      };
    } catch (RejectedException e) {
      return e.mistakes().stream()
          .map(ParserGoldenTest::placed)
          .collect(Collectors.joining("\n"))
          .stripTrailing();
    }
  }

  private static String module(String source, ParseOptions options) {
    return RegoText.of(Parser.module("policy.rego", source, options)).stripTrailing();
  }

  private static String placed(Mistake mistake) {
    Location at = mistake.at();
    return (at.row() == 0 ? "" : at.row() + ":" + at.column() + " ") + mistake;
  }
}
