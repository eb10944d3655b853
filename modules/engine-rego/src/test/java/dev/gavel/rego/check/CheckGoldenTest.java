package dev.gavel.rego.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.golden.GoldenFile;
import dev.gavel.rego.resolve.CompileOptions;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.parse.Parser;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckGoldenTest {
  private static final Map<String, String> LAST_STAGES =
      Map.of(
          "order", "CheckSafetyRuleBodies",
          "unsafe", "CheckSafetyRuleBodies",
          "conflicts", "CheckRuleConflicts",
          "recursion", "CheckRecursion",
          "functions", "CheckUndefinedFuncs",
          "names", "CheckDuplicateImports",
          "deprecated", "CheckDeprecatedBuiltins",
          "metadata", "RewriteRegoMetadataCalls");

  static Stream<Arguments> cases() {
    return LAST_STAGES.keySet().stream()
        .sorted()
        .flatMap(
            file ->
                GoldenFile.read("check/" + file + ".txt").stream()
                    .map(it -> Arguments.of(file, it)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void a_policy_is_checked_as_opa_checks_it(String file, GoldenFile.Case golden) {
    String expected =
        Stream.of("errors", "bodies", "ok")
            .filter(golden.parts()::containsKey)
            .findFirst()
            .map(part -> part + "\n" + golden.part(part))
            .orElseThrow()
            .strip();

    assertThat(answer(file, golden)).isEqualTo(expected);
  }

  private static String answer(String file, GoldenFile.Case golden) {
    List<String> words = List.of(golden.part("options").split("\\s+"));
    try {
      Draft draft = draft(golden, words);
      Set<String> data = Set.of(option(words, "data="));
      new Stages(draft, path -> data.contains(String.join("/", path))).runTo(LAST_STAGES.get(file));
      if (!draft.mistakes().isEmpty()) {
        return errors(draft.mistakes().sorted());
      }
      return golden.parts().containsKey("bodies") ? bodies(draft) : "ok";
    } catch (RejectedException e) {
      return errors(e.mistakes());
    }
  }

  private static Draft draft(GoldenFile.Case golden, List<String> words) {
    ParseOptions options = words.contains("v0") ? ParseOptions.V0 : ParseOptions.V1;
    List<RegoModule> modules = new ArrayList<>();
    golden
        .parts()
        .forEach(
            (name, text) -> {
              if (name.endsWith(".rego")) {
                modules.add(Parser.module(name, text, options));
              }
            });
    CompileOptions usual = CompileOptions.of(Stages.signatures());
    return new Draft(
        modules,
        new CompileOptions(
            words.contains("strict"),
            usual.print(),
            usual.traceTests(),
            usual.mistakeLimit(),
            usual.builtins(),
            Set.of(option(words, "unsafe=")),
            usual.features()));
  }

  private static String[] option(List<String> words, String prefix) {
    return words.stream()
        .filter(word -> word.startsWith(prefix))
        .flatMap(word -> Stream.of(word.substring(prefix.length()).split(",")))
        .toArray(String[]::new);
  }

  private static String errors(List<Mistake> mistakes) {
    StringBuilder text = new StringBuilder("errors");
    for (Mistake mistake : mistakes) {
      text.append('\n').append(mistake.code()).append(' ').append(mistake.at().file());
      text.append(':').append(mistake.at().row()).append(':').append(mistake.at().column());
      text.append(' ').append(mistake.message());
      mistake.details().forEach(detail -> text.append("\n\t").append(detail));
    }
    return text.toString();
  }

  private static String bodies(Draft draft) {
    StringBuilder text = new StringBuilder("bodies");
    for (RegoModule module : draft.modules()) {
      for (Rule top : module.rules()) {
        for (Rule rule = top; rule != null; rule = rule.otherwise()) {
          text.append('\n').append(RegoText.of(rule.head().reference()));
          text.append(": ").append(RegoText.of(rule.body()));
        }
      }
    }
    return text.toString();
  }
}
