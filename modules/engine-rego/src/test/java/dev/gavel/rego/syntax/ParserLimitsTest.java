package dev.gavel.rego.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.syntax.parse.Parser;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ParserLimitsTest {
  private static final int SMALL_STACK = 512 << 10;
  private static final int MANY = 20_000;

  private static final String HEADER =
      "package a\nimport future.keywords.and\nimport future.keywords.or\nimport"
          + " future.keywords.not\n";

  static Stream<Arguments> nests() {
    return Stream.of(
        Arguments.of("p := ", "[", "1", "]"),
        Arguments.of("p := ", "(", "1", ")"),
        Arguments.of("p := ", "{\"a\": ", "1", "}"),
        Arguments.of("p := ", "{", "1", "}"),
        Arguments.of("p := ", "f(", "1", ")"),
        Arguments.of("p := ", "x[", "1", "]"),
        Arguments.of("p := ", "[x | x := ", "1", "]"),
        Arguments.of("p := 1", " + 1", "", ""),
        Arguments.of("p := f(1)", ".a(2)", "", ""),
        Arguments.of("p if ", "not (", "input.x", ")"),
        Arguments.of("p if ", "(", "input.x", ") or input.y"),
        Arguments.of("p if input.x", " or input.y", "", ""),
        Arguments.of("p if input.x", " and input.y", "", ""),
        Arguments.of("p if x", " in xs", "", ""),
        Arguments.of("p if ", "every x in xs { ", "x", " }"),
        Arguments.of("p if ", "{", "x", "}"),
        Arguments.of("p if { ", "not { ", "x", " }"),
        Arguments.of("p := 1 if { true }", " else := 2 if { true }", "", ""),
        Arguments.of("p := ", "$\"{", "1", "}\""),
        Arguments.of("p := ", "[1, (1 + 1 + ", "1", ") + 1]"),
        Arguments.of("# METADATA\n# custom: ", "[", "1", "]"),
        Arguments.of("# METADATA\n# custom: {x: ", "[", "1", "]"));
  }

  @ParameterizedTest
  @MethodSource("nests")
  void what_is_nested_too_deep_is_refused_on_a_small_stack(
      String begin, String open, String middle, String close) {
    String source = HEADER + begin + open.repeat(MANY) + middle + close.repeat(MANY);
    assertThat(outcome(source)).contains("rego_parse_error");
  }

  @Test
  void a_long_source_is_no_deep_one() {
    StringBuilder source = new StringBuilder("package a\n");
    for (int i = 0; i < 20_000; i++) {
      source.append("p").append(i).append(" if { input.x == {1, 2}; [y | y := 1] }\n");
    }
    source.append("q := [").append("{\"a\": [1]}, ".repeat(20_000)).append("]\n");
    assertThat(outcome(source.toString())).isEqualTo("read");
  }

  @Test
  void a_source_that_is_too_ambiguous_is_refused() {
    String source = HEADER + "p := " + "{x | ".repeat(60) + "x" + "}".repeat(60);
    assertThat(outcome(source)).contains("too ambiguous");
  }

  @Test
  void a_source_that_is_too_large_is_refused() {
    String source = "#".repeat((16 << 20) + 1);
    assertThatThrownBy(() -> Parser.module("a.rego", source, ParseOptions.V1))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining("source is larger than 16 MiB");
  }

  /** On a thread whose stack is as small as any that a service may have. */
  private static String outcome(String source) {
    AtomicReference<String> outcome = new AtomicReference<>("");
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                Parser.module("a.rego", source, ParseOptions.V1);
                outcome.set("read");
              } catch (RejectedException e) {
                outcome.set(e.mistakes().toString());
              }
            },
            "small stack",
            SMALL_STACK);
    thread.setUncaughtExceptionHandler((_, e) -> outcome.set(e.toString()));
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return outcome.get();
  }
}
