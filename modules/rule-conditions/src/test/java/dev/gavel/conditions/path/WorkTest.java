package dev.gavel.conditions.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkTest {
  private static final Value WIDE =
      ArrayValue.of(Collections.nCopies(1_000, Value.parse("[1,{}]")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$[*,*,*,*,*,*,*,*,*,*][*,*,*,*,*,*,*,*,*,*]..*",
        "$..[?$..[2000]]",
        "$[?$[?@ == 2]]",
        "$[?count($..*) > 0]",
        "$[?value($..b) == 1]",
        "$[?$ == $]",
        "$[?@ == 'x' || $[?@ < 'x']]",
        "$[?match('ab', 'a?b?') && $[?search('abc', 'x')]]",
      })
  void work_that_grows_with_the_square_of_the_document_is_stopped(String path) {
    assertTooMuch(JsonPath.parse(path), WIDE);
  }

  @Test
  void work_that_grows_with_the_cube_of_the_depth_is_stopped() {
    assertTooMuch(JsonPath.parse("$..*..*..*"), deep(600));
  }

  @Test
  void the_refusal_names_the_path_and_carries_no_stack_trace() {
    assertThatExceptionOfType(TooMuchWork.class)
        .isThrownBy(() -> JsonPath.parse("$[?$ == $]").select(WIDE))
        .withMessage("the path $[?$ == $] needs more than 50,000 steps on this value")
        .satisfies(refusal -> assertThat(refusal.getStackTrace()).isEmpty());
  }

  @Test
  void what_needs_one_look_at_each_value_of_a_large_document_is_done() {
    Value numbers = ArrayValue.of(Collections.nCopies(7_000, Value.of(7)));

    assertThat(JsonPath.parse("$[?@ > 6 && @ < 8]").select(numbers)).hasSize(7_000);
    assertThat(JsonPath.parse("$..*").select(numbers)).hasSize(7_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"$[?@.a == @.b]", "$[?@.a < @.b]", "$[?length(@.a) == 1]", "$[?search(@.a, 'y')]"})
  void long_texts_are_paid_for(String path) {
    Value text = Value.of("x".repeat(100_000));
    Value twin = Value.of("x".repeat(100_000));
    Value document =
        ArrayValue.of(Collections.nCopies(1_000, ObjectValue.of(Map.of("a", text, "b", twin))));

    assertTooMuch(JsonPath.parse(path), document);
  }

  @Test
  void a_short_text_is_compared_with_long_ones_at_no_cost() {
    Value document = ArrayValue.of(Collections.nCopies(1_000, Value.of("x".repeat(100_000))));

    assertThat(JsonPath.parse("$[?@ != 'x' && @ > 'w']").select(document)).hasSize(1_000);
  }

  @Test
  void patterns_of_the_document_are_paid_for() {
    Value[] patterns = new Value[5_000];
    for (int i = 0; i < patterns.length; i++) {
      patterns[i] = StringValue.of("x{%d}".formatted(i % 900));
    }

    assertTooMuch(JsonPath.parse("$[?match('a', @)]"), ArrayValue.of(patterns));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$..*", "$..[?@ == $]", "$[?@ == $[0]]", "$[?@ == $.twin]", "$..[?@..*]"})
  void the_deepest_values_end_in_a_refusal_or_a_result(String text) throws InterruptedException {
    JsonPath path = JsonPath.parse(text);
    Value deep = deep(100_000);

    onSmallStack(
        () -> {
          try {
            path.select(deep);
          } catch (TooMuchWork refused) {
            assertThat(refused).hasMessageContaining(text);
          }
        });
  }

  @Test
  void deep_values_are_equal_as_far_down_as_it_takes() throws InterruptedException {
    Value pair = ArrayValue.of(deep(5_000), deep(5_000), deep(5_001));

    onSmallStack(
        () -> assertThat(JsonPath.parse("$[?@ == $[0]]").select(pair).size()).isEqualTo(2));
  }

  @Test
  void the_longest_paths_fit_a_small_stack() throws InterruptedException {
    JsonPath wild = JsonPath.parse("$" + ".*".repeat(499));
    JsonPath filtering = JsonPath.parse("$" + "[?@]".repeat(249));
    JsonPath nested = JsonPath.parse("$" + "[?@".repeat(31) + "[*]".repeat(291) + "]".repeat(31));
    Value deep = deep(600);

    onSmallStack(
        () -> {
          assertThat(wild.select(deep).size()).isEqualTo(1);
          assertThat(filtering.select(deep).size()).isEqualTo(1);
          assertThat(nested.select(deep).size()).isEqualTo(1);
        });
  }

  /** An array in an array in an array. */
  private static Value deep(int depth) {
    Value deep = ArrayValue.EMPTY;
    for (int i = 0; i < depth; i++) {
      deep = ArrayValue.of(deep);
    }
    return deep;
  }

  static void onSmallStack(Runnable work) throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread = new Thread(null, work, "small stack", 512 * 1024);
    thread.setUncaughtExceptionHandler((_, thrown) -> failure.set(thrown));
    thread.start();
    thread.join();
    assertThat(failure.get()).isNull();
  }

  private static void assertTooMuch(JsonPath path, Value document) {
    assertThatExceptionOfType(TooMuchWork.class).isThrownBy(() -> path.select(document));
  }
}
