package dev.gavel.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributePathTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "missing",
      textBlock =
          """
          a     | {"a": 1}                                 | 1
          b     | {"a": 1}                                 | missing
          a     | {"a": null}                              | missing
          a.b   | {"a": {"b": 1}}                          | 1
          a.b   | {"a.b": 1, "a": {"b": 2}}                | 1
          a.b   | {"a.b": null, "a": {"b": 2}}             | missing
          a.b   | {"a": {"b": null}}                       | missing
          a.b   | {"a": null}                              | missing
          a.b   | {"a": "b"}                               | missing
          a.b   | {"a": ["b"]}                             | missing
          a.0   | {"a": [1]}                               | missing
          a.b.c | {"a": {"b": {"c": 1}}}                   | 1
          a.b.c | {"a": {"b.c": 1, "b": {"c": 2}}}         | 1
          a.b.c | {"a.b.c": 1, "a": {"b.c": 2}}            | 1
          a.b.c | {"a.b": {"c": 1}}                        | missing
          a..b  | {"a": {"": {"b": 1}}}                    | 1
          a.    | {"a": {"": 1}}                           | 1
          .a    | {"": {"a": 1}}                           | 1
          .     | {"": {"": 1}}                            | 1
          a     | [1]                                      | missing
          a     | 1                                        | missing
          """)
  void a_path_leads_to_its_attribute(String path, String context, @Nullable String found) {
    assertThat(AttributePath.of(path).in(Value.parse(context)))
        .isEqualTo(found == null ? null : Value.parse(found));
  }

  @Test
  void a_path_is_its_name() {
    AttributePath path = AttributePath.of("a.b");

    assertThat(path).isEqualTo(AttributePath.of("a.b")).hasSameHashCodeAs(AttributePath.of("a.b"));
    assertThat(path).isNotEqualTo(AttributePath.of("a")).hasToString("a.b");
    assertThat(path.name()).isEqualTo("a.b");
  }
}
