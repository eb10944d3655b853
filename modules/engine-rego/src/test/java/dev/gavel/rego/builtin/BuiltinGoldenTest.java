package dev.gavel.rego.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.builtin.encoding.RegoValueText;
import dev.gavel.rego.golden.GoldenFile;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.parse.Parser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of {@code golden/builtin}: a call a line, and what OPA 1.22 says it gives. */
class BuiltinGoldenTest {
  private static final String ARROW = " => ";
  private static final List<String> FILES =
      List.of(
          "aggregates",
          "arithmetic",
          "collections",
          "jsonpatch",
          "numbers",
          "patterns",
          "sprintf",
          "strings",
          "time",
          "versions");

  static Stream<Arguments> calls() {
    return FILES.stream().flatMap(BuiltinGoldenTest::lines);
  }

  private static Stream<Arguments> lines(String file) {
    String resource = "builtin/" + file + ".txt";
    try (InputStream in = Objects.requireNonNull(GoldenFile.class.getResourceAsStream(resource))) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return lines.stream()
          .filter(line -> line.contains(ARROW))
          .map(
              line -> {
                int arrow = line.lastIndexOf(ARROW);
                return Arguments.of(
                    line.substring(0, arrow).strip(),
                    line.substring(arrow + ARROW.length()).strip());
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_call_gives_what_opa_gives(String call, String expected) {
    boolean value = !expected.startsWith("error ") && !expected.equals("undefined");
    assertThat(CallOutcome.outcome(call))
        .isEqualTo(
            value
                ? RegoValueText.of(CallOutcome.value(Parser.term(expected, ParseOptions.V1)))
                : expected);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void what_is_known_beforehand_changes_nothing(String call) {
    assertThat(CallOutcome.outcomesGivenSome(call)).containsExactly(CallOutcome.outcome(call));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "net.cidr_contains(\"10.0.0.0/8\", \"10.1.2.3\")",
        "net.cidr_contains(\"10.0.0.0/9\", \"10.128.2.3\")",
        "net.cidr_contains(\"10.0.0.0/33\", \"10.1.2.3\")",
        "net.cidr_contains(\"2001:db8::/33\", \"2001:db8:7fff::/48\")",
        "net.cidr_contains(\"0.0.0.0/0\", \"1.2.3.4/0\")",
        "net.cidr_contains(7, \"1.2.3.4/0\")",
        "net.cidr_contains(\"10.0.0.0/8\", \"x\")"
      })
  void a_network_known_beforehand_is_the_same(String call) {
    assertThat(CallOutcome.outcomesGivenSome(call)).containsExactly(CallOutcome.outcome(call));
  }
}
