package dev.gavel.rego.opacases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.run.SharedCases;
import dev.gavel.rego.syntax.tree.Dialect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The conformance cases that lie beside the checkout; where they do not, one line says so. */
class SharedCasesTest {

  @TestFactory
  Stream<DynamicTest> cases_of_opa_come_out_as_wanted() {
    Path folder = SharedCases.folder();
    if (folder == null) {
      System.out.println("Left out: there is no ../shared/rego-conformance with cases to run.");
      return Stream.of();
    }
    Map<String, List<String>> failures = new TreeMap<>();
    OpaCases.run(
        folder.resolve("cases"),
        Dialect.V1,
        outcome -> {
          List<String> family = failures.computeIfAbsent(outcome.family(), _ -> new ArrayList<>());
          if (!outcome.passed()) {
            family.add(outcome.note() + ": " + outcome.failure());
          }
        });
    assertThat(failures).as("families").isNotEmpty();
    return failures.entrySet().stream()
        .map(
            family ->
                DynamicTest.dynamicTest(
                    family.getKey(), () -> assertThat(family.getValue()).isEmpty()));
  }
}
