package dev.gavel.rego.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.format.GoFormat;
import dev.gavel.rego.builtin.format.PreparedFormat;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.Limits;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PreparedFormatTest {
  private final Budget budget = new Budget(Limits.DEFAULT, null);

  @Provide
  Arbitrary<String> formats() {
    return Arbitraries.of("%s", "%d", "%v", "%%", "%", " x", "%5d", "%x", "%[1]s", "é", "%q")
        .list()
        .ofMaxSize(5)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<Value> arguments() {
    return Arbitraries.of(
        Value.of("text"),
        Value.of(""),
        Value.of(7),
        Value.of(Long.MIN_VALUE),
        Value.of(true),
        Value.of(List.of("a", 1)),
        Value.of(Map.of("k", "v")),
        NumberValue.parse("2.0"),
        NumberValue.parse("1e3"),
        NumberValue.parse("123456789012345678901234567890"));
  }

  @Property
  void a_prepared_format_is_the_same_format(
      @ForAll("formats") String format, @ForAll List<@From("arguments") Value> given) {
    List<Value> arguments = given.subList(0, Math.min(4, given.size()));
    PreparedFormat prepared = PreparedFormat.of(format);
    assertThat(prepared.with(budget, ArrayValue.of(arguments)))
        .isEqualTo(GoFormat.format(budget, format, arguments));
  }
}
