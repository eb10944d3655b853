package dev.gavel.cli.regotest;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.test.CaseResult;
import dev.gavel.rego.test.Outcome;
import dev.gavel.rego.test.TestResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Results as {@code opa test --format json} has them. */
final class JsonReport {
  private final List<Value> results = new ArrayList<>();

  void hear(TestResult result) {
    ObjectValue.Builder fields =
        ObjectValue.builder()
            .put("location", place(result.at()))
            .put("package", Value.of(result.pkg()))
            .put("name", Value.of(result.name()));
    if (result.outcome() == Outcome.FAILED) {
      fields.put("fail", BooleanValue.TRUE);
    }
    if (result.error() != null) {
      fields.put("error", error(result.error()));
    }
    if (result.outcome() == Outcome.SKIPPED) {
      fields.put("skip", BooleanValue.TRUE);
    }
    fields.put("duration", NumberValue.of(result.duration().toNanos()));
    if (!result.printed().isEmpty()) {
      String output = String.join("\n", result.printed()) + "\n";
      byte[] bytes = output.getBytes(StandardCharsets.UTF_8);
      fields.put("output", Value.of(Base64.getEncoder().encodeToString(bytes)));
    }
    if (!result.cases().isEmpty()) {
      fields.put("sub_results", cases(result.cases()));
    }
    results.add(fields.build());
  }

  ArrayValue results() {
    return ArrayValue.of(results);
  }

  private static ObjectValue place(Location at) {
    return ObjectValue.builder()
        .put("file", Value.of(at.file()))
        .put("row", NumberValue.of(at.row()))
        .put("col", NumberValue.of(at.column()))
        .build();
  }

  private static Value error(RuntimeException error) {
    if (error instanceof EvaluationException broken) {
      ObjectValue.Builder fields =
          ObjectValue.builder()
              .put("code", Value.of(broken.code()))
              .put("message", Value.of(String.valueOf(broken.getMessage())));
      if (broken.at().row() > 0) {
        fields.put("location", place(broken.at()));
      }
      return fields.build();
    }
    return ObjectValue.builder().put("message", Value.of(ErrorText.of(error))).build();
  }

  private static Value cases(List<CaseResult> cases) {
    ObjectValue.Builder all = ObjectValue.builder();
    for (CaseResult one : cases) {
      ObjectValue.Builder fields = ObjectValue.builder().put("name", Value.of(one.name()));
      if (one.failed()) {
        fields.put("fail", BooleanValue.TRUE);
      }
      if (!one.cases().isEmpty()) {
        fields.put("sub_results", cases(one.cases()));
      }
      all.put(one.name(), fields.build());
    }
    return all.build();
  }
}
