package dev.gavel.rego.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.rego.CustomBuiltin;
import dev.gavel.rego.Policies;
import dev.gavel.rego.PreparedQuery;
import dev.gavel.rego.Request;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Tier;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TiersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static PreparedQuery query(Tier tier, String rules, String query) {
    return Policies.builder()
        .tier(tier)
        .module("p.rego", "package p\n" + rules)
        .compile()
        .query(query);
  }

  @Test
  void a_policy_answers_before_and_after_it_is_compiled() throws InterruptedException {
    PreparedQuery allow = query(Tier.WARMING, "allow if input.user == \"root\"", "data.p.allow");
    assertThat(allow.isTrue(Map.of("user", "root"))).isTrue();
    assertThat(allow.awaitCompiled(PATIENCE)).isTrue();
    assertThat(allow.isTrue(Map.of("user", "root"))).isTrue();
    assertThat(allow.evaluate(Map.of("user", "bob")).isDefined()).isFalse();
  }

  @Test
  void what_is_asked_often_is_compiled_by_itself() throws InterruptedException {
    PreparedQuery allow = query(Tier.WARMING, "allow if input.n > 0", "data.p.allow");
    for (int i = 0; i < 1_000; i++) {
      assertThat(allow.isTrue(Map.of("n", 1))).isTrue();
    }
    assertThat(allow.awaitCompiled(PATIENCE)).isTrue();
  }

  @Test
  void what_shall_be_interpreted_is_not_compiled() throws InterruptedException {
    PreparedQuery allow = query(Tier.INTERPRETED, "allow := true", "data.p.allow");
    assertThat(allow.awaitCompiled(PATIENCE)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void a_conflict_is_told_with_its_values_and_places(Tier tier) {
    PreparedQuery size = query(tier, "size := 1 if input.a\nsize := 2 if input.b", "data.p.size");
    assertThatThrownBy(() -> size.evaluate(Map.of("a", true, "b", true)))
        .isInstanceOf(EvaluationException.class)
        .hasMessageStartingWith(
            """
            rule data.p.size produced conflicting values:
              1 at p.rego:2
              2 at p.rego:3\
            """);
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void a_strict_caller_hears_of_the_first_failure(Tier tier) {
    PreparedQuery half = query(tier, "half := 1 / input.n", "data.p.half");
    assertThat(half.evaluate(Map.of("n", 0)).isDefined()).isFalse();
    assertThatThrownBy(() -> half.ask(Request.of(Map.of("n", 0)).strictly()))
        .hasMessage("div: divide by zero");
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void printing_happens_once_even_where_the_question_is_put_again(Tier tier) {
    PreparedQuery size =
        Policies.builder()
            .tier(tier)
            .print()
            .module("p.rego", "package p\nsize := 1 if print(\"looking\")\nsize := 2 if input.b")
            .compile()
            .query("data.p.size");
    List<String> printed = new ArrayList<>();
    Request request = Request.of(Map.of("b", true)).printingTo(printed::add);
    assertThatThrownBy(() -> size.ask(request)).isInstanceOf(EvaluationException.class);
    assertThat(printed).containsExactly("looking");
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void a_loop_stops_at_its_limit(Tier tier) {
    PreparedQuery pairs =
        query(
            tier,
            "pairs contains [a, b] if { some a in numbers.range(1, 1000); some b in"
                + " numbers.range(1, 1000) }",
            "data.p.pairs");
    Request limited = Request.empty().within(Limits.DEFAULT.withSteps(5_000));
    assertThatThrownBy(() -> pairs.ask(limited))
        .hasMessage("the evaluation takes more than its limit of 5000 steps");
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void a_thousand_rules_of_one_name_fit_into_methods(Tier tier) {
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      rules.append("found contains %d if count(input.xs) * %d > %d\n".formatted(i, i, i * 2));
    }
    PreparedQuery found = query(tier, rules.toString(), "count(data.p.found)");
    assertThat(found.evaluate(Map.of("xs", List.of(1, 2, 3))).value().orElseThrow())
        .hasToString("999");
  }

  /** More functions than one class takes, called in each of the ways there are. */
  @ParameterizedTest
  @EnumSource(Tier.class)
  void thousands_of_rules_fit_into_classes(Tier tier) {
    StringBuilder rules = new StringBuilder("all := [r0, r1, r2999, r3499]\nf(x) := x + 1\n");
    for (int i = 0; i < 3_500; i++) {
      rules.append("r%d := f(input.x + %d)\n".formatted(i, i));
    }
    Policies policies =
        Policies.builder().tier(tier).module("p.rego", "package p\n" + rules).compile();
    Map<String, Object> input = Map.of("x", 1, "name", "r3400");
    assertThat(policies.query("data.p.all").evaluate(input).value())
        .hasToString("Optional[[2,3,3001,3501]]");
    assertThat(policies.query("data.p[input.name]").evaluate(input).value())
        .hasToString("Optional[3402]");
    assertThat(policies.query("data.p").evaluate(input).value().orElseThrow().toString())
        .contains("\"r3499\":3501");
  }

  @Test
  void code_goes_with_its_policies() {
    List<WeakReference<Class<?>>> classes = new ArrayList<>();
    CustomBuiltin who =
        CustomBuiltin.of(
            "test.who() => answer: boolean",
            (_, _) -> {
              classes.add(new WeakReference<>(callingCode()));
              return BooleanValue.TRUE;
            });
    for (int i = 0; i < 50; i++) {
      PreparedQuery asks =
          Policies.builder()
              .tier(Tier.COMPILED)
              .builtin(who)
              .module("p.rego", "package p\nasks := [input.n, test.who()]")
              .compile()
              .query("data.p.asks");
      assertThat(asks.evaluate(Map.of("n", i)).isDefined()).isTrue();
    }
    assertThat(classes).hasSize(50);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (classes.stream().filter(code -> code.get() != null).count() > 5) {
      assertThat(System.nanoTime()).as("classes are unloaded in time").isLessThan(deadline);
      System.gc();
    }
  }

  private static Class<?> callingCode() {
    return StackWalker.getInstance(
            Set.of(
                StackWalker.Option.RETAIN_CLASS_REFERENCE, StackWalker.Option.SHOW_HIDDEN_FRAMES))
        .walk(
            frames ->
                frames
                    .<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                    .filter(type -> type.getName().startsWith("dev.gavel.rego.emit.Policy"))
                    .findFirst()
                    .orElseThrow());
  }
}
