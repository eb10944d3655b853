package dev.gavel.rego.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.golden.GoldenFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the passes make of programs, as OPA 1.22.0 does it. */
final class ResolveGoldenTest {
  private static final List<String> FILES =
      List.of("names", "locals", "calls", "comprehensions", "replacements", "queries");

  static Stream<GoldenFile.Case> cases() {
    return FILES.stream().flatMap(file -> GoldenFile.read("resolve/" + file + ".txt").stream());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_program_is_rewritten_as_opa_does(GoldenFile.Case one) {
    assertThat(Rewriting.of(one)).isEqualTo(one.part("expect").stripTrailing());
  }
}
