package dev.gavel.rego.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.golden.GoldenFile;
import dev.gavel.rego.syntax.RegoText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextBuiltinsTest {
  private static final String ARROW = " => ";

  static Stream<String> lines() {
    return Stream.of(
            "encoding", "yaml", "network", "graphql", "schema", "template", "crypto", "tokens")
        .flatMap(TextBuiltinsTest::lines);
  }

  private static Stream<String> lines(String family) {
    String file = "builtin/" + family + ".txt";
    try (InputStream in = GoldenFile.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void a_call_gives_what_stands_on_the_right(String line) {
    int arrow = line.indexOf(ARROW);
    String wanted = line.substring(arrow + ARROW.length());
    boolean value = !wanted.startsWith("error ") && !wanted.equals("undefined");
    String expected =
        value ? RegoText.of(Objects.requireNonNull(Calls.plain().answer(wanted), wanted)) : wanted;
    assertThat(Calls.shown(line.substring(0, arrow))).isEqualTo(expected);
  }
}
