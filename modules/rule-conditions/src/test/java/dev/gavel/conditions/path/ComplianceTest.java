package dev.gavel.conditions.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Somebody else's suite is the specification: every case of it, where the file is at hand. */
final class ComplianceTest {
  private static final String LEFT_OUT =
      "left out: the JSONPath compliance suite; name its cts.json by -D" + ComplianceSuite.PROPERTY;

  @TestFactory
  Stream<DynamicTest> the_compliance_suite_passes() {
    ArrayValue tests = ComplianceSuite.tests();
    if (tests == null) {
      return Stream.of(dynamicTest("the whole suite", () -> abort(LEFT_OUT)));
    }
    return StreamSupport.stream(tests.spliterator(), false)
        .map(ObjectValue.class::cast)
        .map(test -> dynamicTest(text(test, "name"), () -> check(test)));
  }

  private static void check(ObjectValue test) {
    String selector = text(test, "selector");
    if (test.get("invalid_selector") == BooleanValue.TRUE) {
      assertThatExceptionOfType(PathException.class).isThrownBy(() -> JsonPath.parse(selector));
      return;
    }
    JsonPath path = JsonPath.parse(selector);
    Value document = test.get("document");

    List<Value> selected = path.select(document);

    ArrayValue expected = (ArrayValue) test.get("result");
    if (expected != null) {
      assertThat(ArrayValue.of(selected)).isEqualTo(expected);
    } else {
      assertThat((ArrayValue) test.get("results")).contains(ArrayValue.of(selected));
    }
    if (path.isSingular()) {
      Value single = path.single(document);
      assertThat(single == null ? List.<Value>of() : List.of(single)).isEqualTo(selected);
    }
  }

  private static String text(ObjectValue test, String field) {
    return ((StringValue) test.get(field)).text();
  }
}
