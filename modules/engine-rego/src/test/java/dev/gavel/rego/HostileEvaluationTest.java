package dev.gavel.rego;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Cancellation;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.evaluation.Limits;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked, and of what input: it ends soon, with an answer or with a sentence. */
class HostileEvaluationTest {
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(5), 500_000, 32 << 20, 1 << 20, 200);
  private static final Value INPUT =
      Value.of(Map.of("xs", IntStream.range(0, 300).boxed().toList()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1 | some a in input.xs; some b in input.xs; some c in input.xs; some d in input.xs]",
        "[[a, b, c] | some a in input.xs; some b in input.xs; some c in input.xs]",
        "{[a, b, c] | some a in input.xs; some b in input.xs; some c in input.xs}",
        "numbers.range(0, 1000000000000)",
        "numbers.range_step(0, 1e30, 1)",
        "net.cidr_expand(\"0.0.0.0/0\")",
        "net.cidr_expand(\"::/0\")",
        "regex.match(\"(a|b)*a(a|b){200}c\", concat(\"ab\", [\"ab\" | numbers.range(1, 9999)[_]]))",
        "replace(concat(\"a\", [\"a\" | numbers.range(1, 9999)[_]]), \"a\","
            + " concat(\"b\", [\"b\" | numbers.range(1, 9999)[_]]))"
      })
  void what_takes_too_much_is_stopped(String expression) {
    assertThatThrownBy(() -> ask("p := x if x := " + expression))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("limit of");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a60 == b60",
        "a60 != b60",
        "{a60, b60}",
        "{a60: 1, b60: 2}",
        "[a60, b60]",
        "sort([a60, b60])",
        "max([a60, b60])",
        "a60 in [b60]",
        "sprintf(\"%v\", [a60])",
        "json.marshal(a60)",
        "yaml.marshal(a60)",
        "count([v | walk(a60, [_, v])])",
        "object.get({\"x\": a60}, \"x\", b60)",
        "json.patch(a60, [{\"op\": \"test\", \"path\": \"\", \"value\": b60}])"
      })
  void what_shares_its_parts_too_often_is_refused(String expression) {
    StringBuilder rules = new StringBuilder("a0 := input.xs\nb0 := input.xs\n");
    for (int i = 0; i < 60; i++) {
      rules.append("a%2$d := [a%1$d, a%1$d]\nb%2$d := [b%1$d, b%1$d]\n".formatted(i, i + 1));
    }
    assertThatThrownBy(() -> ask(rules + "p := x if x := " + expression))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("more than 33554432 parts");
  }

  @Test
  void long_texts_are_searched_in_time() {
    String text = "a".repeat(300_000);
    String part = "a".repeat(150_000) + "b";
    Value input = Value.of(Map.of("text", text, "part", part));
    String rules =
        """
        t := input.text
        p := [contains(t, input.part), indexof(t, input.part), indexof_n(t, input.part),
          count(split(t, input.part)), strings.count(t, input.part), count(replace(t, input.part, ""))]
        """;
    Policies policies = Policies.builder().module("a.rego", "package a\n" + rules).compile();
    assertThat(policies.query("data.a.p").evaluate(input).value())
        .hasToString("Optional[[false,-1,[],1,0,300000]]");
  }

  @Test
  void an_input_that_holds_itself_is_refused() {
    Map<String, Object> circle = new HashMap<>();
    circle.put("self", circle);
    PreparedQuery query = Policies.builder().compile().query("input");
    assertThatThrownBy(() -> query.evaluate(circle))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nested more than 1000 deep, or holds itself");
  }

  @Test
  void whoever_cancels_while_a_built_in_is_busy_is_heard() {
    Cancellation cancellation = new Cancellation();
    cancellation.request();
    PreparedQuery query =
        Policies.builder()
            .limits(Limits.DEFAULT)
            .compile()
            .query("regex.match(\"(a|b)*a(a|b){150}c\", input.text)");
    Request request = Request.of(Map.of("text", "ab".repeat(1_000_000))).cancelledBy(cancellation);
    assertThatThrownBy(() -> query.ask(request))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("caller cancelled query execution");
  }

  @Test
  void a_plan_of_a_stranger_is_looked_at_first() {
    String plan =
        """
        {"static": {"strings": [], "builtin_funcs": [], "files": []},
         "plans": {"plans": [{"name": "x", "blocks": [{"stmts": [{"type": "BreakStmt",
           "stmt": {"index": 7, "col": 0, "row": 0, "file": 0}}]}]}]}, "funcs": {"funcs": []}}
        """;
    byte[] bundle = Archives.tar(List.of("plan.json"), List.of(plan));
    assertThatThrownBy(
            () -> Policies.builder().bundle("b", new ByteArrayInputStream(bundle)).compile())
        .hasMessageContaining("the plan is not sound: plan x: Break leaves");
  }

  private static Answer ask(String rules) {
    return Policies.builder()
        .module("a.rego", "package a\n" + rules)
        .compile()
        .query("data.a.p")
        .ask(Request.of(INPUT).within(LIMITS));
  }
}
