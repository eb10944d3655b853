package dev.gavel.rego.check.typing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.golden.GoldenFile;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.parse.Parser;
import dev.gavel.rego.syntax.tree.RegoModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckTypesGoldenTest {
  private static final List<String> FILES =
      List.of("calls", "matches", "references", "rules", "closures", "with", "annotations");

  static Stream<Arguments> cases() {
    return FILES.stream()
        .flatMap(
            file ->
                GoldenFile.read("types/" + file + ".txt").stream()
                    .map(one -> Arguments.of(file, one)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void a_policy_is_typed_as_opa_types_it(String file, GoldenFile.Case one) {
    assertThat(answer(one)).as(file).isEqualTo(one.part("errors"));
  }

  static String answer(GoldenFile.Case one) {
    Draft draft = new Stages(modules(one), schemas(one)).run();
    return draft.mistakes().sorted().stream()
        .map(Mistake::toString)
        .collect(Collectors.joining("\n"));
  }

  private static List<RegoModule> modules(GoldenFile.Case one) {
    List<RegoModule> modules = new ArrayList<>();
    ParseOptions options = one.part("options").equals("v0") ? ParseOptions.V0 : ParseOptions.V1;
    one.parts()
        .forEach(
            (name, text) -> {
              if (name.endsWith(".rego")) {
                modules.add(Parser.module(name, text, options.withAnnotations(true)));
              }
            });
    return modules;
  }

  private static Schemas schemas(GoldenFile.Case one) {
    Map<String, Value> files = new HashMap<>();
    one.parts()
        .forEach(
            (name, text) -> {
              if (name.endsWith(".json")) {
                files.put(name, Value.parse(text));
              }
            });
    if (one.parts().containsKey("input schema")) {
      return Schemas.ofInput(Value.parse(one.part("input schema")));
    }
    return files.isEmpty() ? Schemas.NONE : Schemas.ofFiles(files);
  }
}
