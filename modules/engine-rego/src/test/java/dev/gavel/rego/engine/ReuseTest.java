package dev.gavel.rego.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.Compilation;
import dev.gavel.engine.Context;
import dev.gavel.engine.Engine;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.Panel;
import dev.gavel.engine.Program;
import dev.gavel.engine.Reuse;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReuseTest {
  private static final int EXPERIMENTS = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Engine engine = new RegoEngine().create(EngineConfig.DEFAULT);

  /** The rules of a document's experiments, each asking for an age of its own. */
  private static List<Source.Rules> experiments(String document, List<Integer> ages) {
    Diagnostics mistakes = new Diagnostics();
    RuleReader reader = new RuleReader(mistakes);
    Pointer root = new Pointer("/" + document);
    Map<String, RuleSet> segments =
        reader.segments(
            Value.parse(
                "{\"beta\": {\"attribute\": \"beta\", \"operator\": \"eq\", \"value\": true}}"),
            root.member("segments"));
    List<Source.Rules> sources = new ArrayList<>();
    for (int age : ages) {
      Pointer place = root.member("experiments").item(sources.size());
      sources.add(new Source.Rules(reader.rules(rules(age), place.member("rules")), segments));
    }
    assertThat(mistakes.all()).isEmpty();
    return sources;
  }

  private static Value rules(int age) {
    return Value.parse(
        """
        [{"conditions": [{"attribute": "age", "operator": "gte", "value": %d},
                         {"operator": "in_segment", "value": "beta"}]}]\
        """
            .formatted(age));
  }

  private static List<Integer> ages() {
    return IntStream.range(0, EXPERIMENTS).boxed().toList();
  }

  @Test
  void of_a_snapshot_with_one_change_one_experiment_is_compiled() {
    Panel before = engine.compileAll(experiments("live", ages())).orThrow();
    assertThat(engine.reuse()).isEqualTo(new Reuse(EXPERIMENTS, 0, EXPERIMENTS));

    List<Integer> changed = new ArrayList<>(ages());
    changed.set(250, 1_000);
    Panel after = engine.compileAll(experiments("live", changed)).orThrow();

    assertThat(engine.reuse())
        .isEqualTo(new Reuse(EXPERIMENTS + 1, EXPERIMENTS - 1, EXPERIMENTS + 1));
    assertThat(lets(before.program(250), 300)).isTrue();
    assertThat(lets(after.program(250), 300)).isFalse();
    assertThat(lets(after.program(251), 300)).isTrue();
  }

  @Test
  void the_same_experiments_elsewhere_are_not_compiled_and_explain_their_own_places() {
    Panel live = engine.compileAll(experiments("live", ages())).orThrow();
    Panel test = engine.compileAll(experiments("test", ages().reversed())).orThrow();

    assertThat(engine.reuse()).isEqualTo(new Reuse(EXPERIMENTS, EXPERIMENTS, EXPERIMENTS));
    assertThat(places(live.program(7)))
        .contains("/live/experiments/7/rules/0/conditions/0")
        .contains("/live/segments/beta");
    assertThat(places(test.program(EXPERIMENTS - 1 - 7)))
        .contains("/test/experiments/492/rules/0/conditions/0")
        .contains("/test/segments/beta");
  }

  @Test
  void a_mismatch_is_reported_at_the_place_of_the_program_that_was_asked() {
    Program live = engine.compile(experiments("live", List.of(18)).getFirst()).orThrow();
    Program test = engine.compile(experiments("test", List.of(18)).getFirst()).orThrow();

    assertThat(engine.reuse().reused()).isEqualTo(1);
    assertThat(mismatches(live)).containsExactly("/live/experiments/0/rules/0/conditions/0");
    assertThat(mismatches(test)).containsExactly("/test/experiments/0/rules/0/conditions/0");
  }

  @Test
  void nothing_is_held_that_nobody_uses() throws InterruptedException {
    Panel panel = engine.compileAll(experiments("live", ages().subList(0, 20))).orThrow();
    Program kept = panel.program(3);
    panel = null;

    awaitHeld(1);
    assertThat(lets(kept, 18)).isTrue();
  }

  private void awaitHeld(long wanted) throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (engine.reuse().held() != wanted && Instant.now().isBefore(deadline)) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(engine.reuse().held()).isEqualTo(wanted);
  }

  @Test
  void what_was_refused_is_refused_again() {
    Source broken = policies("allow if input.x", "data.p.allow[", ObjectValue.EMPTY);

    Compilation<Program> first = engine.compile(broken);
    assertThat(first).isInstanceOf(Compilation.Rejected.class);
    assertThat(engine.compile(broken)).isEqualTo(first);
    assertThat(engine.reuse()).isEqualTo(Reuse.NONE);
  }

  @Test
  void policies_are_the_same_if_all_that_they_consist_of_is() {
    Value one = ObjectValue.builder().put("a", ArrayValue.of(Value.of(1))).build();
    Value other = ObjectValue.builder().put("a", SetValue.of(List.of(Value.of(1)))).build();
    Value spelled = Value.parse("{\"a\": [1.0]}");
    List<Program> programs =
        List.of(
            compiled(policies("allow if data.a == [1]", "data.p.allow", one)),
            compiled(policies("allow if data.a == [1]", "data.p.allow", one)),
            compiled(policies("allow if data.a == [1]", "data.p.allow", other)),
            compiled(policies("allow if data.a == [1]", "data.p.allow", spelled)),
            compiled(policies("allow if data.a == [1]", "data.p", one)),
            compiled(policies("allow if data.a == [2]", "data.p.allow", one)));

    assertThat(engine.reuse()).isEqualTo(new Reuse(5, 1, 5));
    assertThat(programs)
        .extracting(program -> program.evaluate(Context.empty()).isTrue())
        .containsExactly(true, true, false, true, false, false);
  }

  private Program compiled(Source source) {
    return engine.compile(source).orThrow();
  }

  private static Source policies(String rule, String query, Value data) {
    return new Source.Policies(Map.of("p.rego", "package p\n" + rule), query, data);
  }

  private static boolean lets(Program program, int age) {
    return program.evaluate(Context.of(Map.of("age", age, "beta", true))).isTrue();
  }

  private static List<String> places(Program program) {
    return program.explain(Context.of(Map.of("age", 1_000, "beta", true))).findings().stream()
        .map(finding -> finding.condition().place().pointer())
        .toList();
  }

  private static List<String> mismatches(Program program) {
    List<String> places = new ArrayList<>();
    program.evaluate(
        new Context(
            Value.of(Map.of("age", "old", "beta", true)),
            Instant.EPOCH,
            (condition, _) -> places.add(condition.place().pointer())));
    return places;
  }
}
