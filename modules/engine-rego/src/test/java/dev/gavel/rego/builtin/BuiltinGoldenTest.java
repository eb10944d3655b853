package dev.gavel.rego.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.golden.GoldenFile;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The files in {@code golden/builtin}: a call a line, and what OPA 1.22 says it gives. */
class BuiltinGoldenTest {
  private static final String ARROW = " => ";

  static Stream<Arguments> calls() throws IOException, URISyntaxException {
    URI folder = Objects.requireNonNull(GoldenFile.class.getResource("builtin")).toURI();
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.sorted().toList().stream().flatMap(BuiltinGoldenTest::lines);
    }
  }

  private static Stream<Arguments> lines(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
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
    assertThat(Calls.outcome(call))
        .isEqualTo(
            value
                ? RegoValueText.of(Calls.value(Parser.term(expected, ParseOptions.V1)))
                : expected);
  }
}
