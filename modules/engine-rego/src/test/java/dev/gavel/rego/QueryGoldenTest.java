package dev.gavel.rego;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.golden.GoldenFile;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.parse.Parser;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.RegoModule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QueryGoldenTest {

  static Stream<GoldenFile.Case> cases() {
    return GoldenFile.read("check/query.txt").stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_query_is_compiled_as_opa_compiles_it(GoldenFile.Case golden) {
    String part = golden.parts().containsKey("errors") ? "errors" : "bodies";

    assertThat(answer(golden)).isEqualTo(part + "\n" + golden.part(part));
  }

  private static String answer(GoldenFile.Case golden) {
    try {
      List<RegoModule> modules = new ArrayList<>();
      golden
          .parts()
          .forEach(
              (name, text) -> {
                if (name.endsWith(".rego")) {
                  modules.add(Parser.module(name, text, ParseOptions.V1));
                }
              });
      Body query = Parser.query(golden.part("query"), ParseOptions.V1);
      return "bodies\n"
          + RegoText.of(
              RegoCompiler.compile(modules, settings(golden.part("options").equals("strict")))
                  .query(query, CompiledModules.Standpoint.OUTSIDE, body -> body)
                  .body());
    } catch (RejectedException e) {
      return e.mistakes().stream()
          .map(QueryGoldenTest::line)
          .collect(Collectors.joining("\n", "errors\n", ""));
    }
  }

  private static CompileSettings settings(boolean strict) {
    CompileSettings usual = CompileSettings.DEFAULT;
    return new CompileSettings(
        usual.dialect(),
        usual.capabilities(),
        strict,
        usual.print(),
        usual.tests(),
        usual.tracing(),
        usual.mistakeLimit(),
        usual.unsafeBuiltins(),
        usual.schemas(),
        usual.hasData());
  }

  private static String line(Mistake mistake) {
    StringBuilder line = new StringBuilder(mistake.code());
    line.append(" :").append(mistake.at().row()).append(':').append(mistake.at().column());
    line.append(' ').append(mistake.message());
    mistake.details().forEach(detail -> line.append("\n\t").append(detail));
    return line.toString();
  }
}
