package dev.gavel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.Context;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Program;
import dev.gavel.engine.Reads;
import dev.gavel.engine.Source;
import dev.gavel.engine.Stretch;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.testkit.generate.RuleGenerators;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.junit.jupiter.api.Test;

/**
 * That answers depend on nothing but what their program says: whoever keeps them gives them to
 * other inputs that show the same, and at other moments of the same stretch.
 */
public abstract class ReadsContract {

  protected ReadsContract() {}

  protected abstract EngineProvider provider();

  /** What was answered, and which mismatches were reported on the way. */
  private record Heard(Outcome outcome, List<String> mismatches) {}

  @Property(edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReportMode.OFF)
  void inputs_that_show_the_same_have_the_same_answer(
      @ForAll("sources") Value document,
      @ForAll("scenes") Value scene,
      @ForAll("scenes") Value another) {
    Source.Rules source = Documents.source(document);
    Context context = Documents.context(scene);
    for (EngineConfig config : List.of(EngineConfig.DEFAULT, EngineConfig.STRICT)) {
      Program program = compiled(source, config);
      Value changed = changed(reads(program), context.input(), Documents.context(another).input());

      assertThat(heard(program, changed, context.now()))
          .as("with %s", changed)
          .isEqualTo(heard(program, context.input(), context.now()));
      Statistics.collect(!changed.equals(context.input()));
    }
    Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
  }

  /** The input with all members of the other one that it can take without showing them. */
  private static Value changed(Reads reads, Value input, Value other) {
    if (!(input instanceof ObjectValue object && other instanceof ObjectValue others)) {
      return shown(reads, input).equals(shown(reads, other)) ? other : input;
    }
    Value changed = input;
    List<String> shown = shown(reads, input);
    for (Value key : keys(object, others)) {
      Value candidate = with((ObjectValue) changed, key, others);
      if (shown(reads, candidate).equals(shown)) {
        changed = candidate;
      }
    }
    return changed;
  }

  private static List<Value> keys(ObjectValue one, ObjectValue other) {
    return Stream.of(one, other)
        .flatMap(
            object -> Stream.iterate(0, at -> at < object.size(), at -> at + 1).map(object::key))
        .distinct()
        .toList();
  }

  /** The object with this member as it is in the other one, where it may be missing. */
  private static ObjectValue with(ObjectValue object, Value key, ObjectValue other) {
    ObjectValue.Builder changed = ObjectValue.builder();
    for (int at = 0; at < object.size(); at++) {
      if (!object.key(at).equals(key)) {
        changed.put(object.key(at), object.value(at));
      }
    }
    Value member = other.get(key);
    return member == null ? changed.build() : changed.put(key, member).build();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void an_answer_stays_what_it_is_throughout_its_stretch(
      @ForAll("sources") Value document,
      @ForAll("scenes") Value scene,
      @ForAll("scenes") Value another) {
    Context context = Documents.context(scene);
    Program program = compiled(Documents.source(document), EngineConfig.DEFAULT);
    Stretch stretch = reads(program).around(context.now());

    assertThat(stretch.contains(context.now())).isTrue();
    Stream.of(stretch.from(), stretch.until().minusNanos(1), Documents.context(another).now())
        .filter(stretch::contains)
        .forEach(
            moment ->
                assertThat(heard(program, context.input(), moment))
                    .as("at %s", moment)
                    .isEqualTo(heard(program, context.input(), context.now())));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReportMode.OFF)
  void the_stretch_of_a_window_reaches_from_edge_to_edge(
      @ForAll("windows") Value document, @ForAll("scenes") Value scene) {
    Context context = Documents.context(scene);
    Program program = compiled(Documents.source(document), EngineConfig.DEFAULT);
    Stretch stretch = reads(program).around(context.now());
    boolean inside = program.evaluate(context).isTrue();

    if (!stretch.equals(Stretch.ALWAYS)) {
      assertThat(heard(program, context.input(), stretch.from().minusNanos(1)).outcome().isTrue())
          .isNotEqualTo(inside);
      assertThat(heard(program, context.input(), stretch.until()).outcome().isTrue())
          .isNotEqualTo(inside);
    }
    Statistics.collect(stretch.equals(Stretch.ALWAYS));
    Statistics.coverage(coverage -> coverage.check(false).percentage(share -> share > 50));
  }

  @Test
  final void only_what_a_condition_asks_for_is_shown() {
    Reads reads =
        reads(
            compiled(
                Documents.source(
                    """
                    {'rules': {'any': [{'attribute': 'country', 'operator': 'in', 'value': ['US']},
                                       {'attribute': 'user.plan', 'operator': 'eq', 'value': 'pro'},
                                       {'operator': 'in_segment', 'value': 'adults'}]},
                     'segments': {'adults': {'attribute': 'age', 'operator': 'gt', 'value': 17},
                                  'unasked': {'attribute': 'id', 'operator': 'exists'}}}\
                    """),
                EngineConfig.DEFAULT));
    List<String> shown =
        shown(reads, Documents.json("{'country': 'AT', 'user': {'plan': 'free'}, 'age': 41}"));

    assertThat(
            shown(
                reads,
                Documents.json(
                    "{'id': 7, 'age': 41, 'country': 'AT', 'user': {'plan': 'free', 'name':"
                        + " 'x'}}")))
        .isEqualTo(shown);
    assertThat(
            shown(
                reads,
                Documents.json(
                    "{'country': 'AT', 'user': {'plan': 'free'}, 'user.plan': 'pro', 'age': 41}")))
        .isNotEqualTo(shown);
  }

  @Test
  final void several_windows_leave_what_lies_between_their_nearest_edges() {
    Reads reads =
        reads(
            compiled(
                Documents.source(
                    """
                    {'any': [{'operator': 'time_window', 'value': {'business_hours': true}},
                             {'operator': 'time_window', 'value': {'start': '22:00', 'end': '10:30',
                              'timezone': 'Europe/Vienna', 'days': ['sun']}}]}\
                    """),
                EngineConfig.DEFAULT));

    assertThat(reads.around(Instant.parse("2026-11-23T09:15:00.5Z")))
        .isEqualTo(
            new Stretch(
                Instant.parse("2026-11-23T09:00:00Z"), Instant.parse("2026-11-23T09:30:00Z")));
  }

  @Provide
  Arbitrary<Value> sources() {
    return RuleGenerators.sources();
  }

  @Provide
  Arbitrary<Value> windows() {
    return RuleGenerators.windows();
  }

  @Provide
  Arbitrary<Value> scenes() {
    return RuleGenerators.scenes();
  }

  private Program compiled(Source.Rules source, EngineConfig config) {
    return provider().create(config).compile(source).orThrow();
  }

  private static Reads reads(Program program) {
    return Objects.requireNonNull(program.reads(), "rules can say what they depend on");
  }

  private static List<String> shown(Reads reads, Value input) {
    List<String> shown = new ArrayList<>();
    reads.show(input, part -> shown.add(part == null ? "nothing" : part.toString()));
    return shown;
  }

  private static Heard heard(Program program, Value input, Instant now) {
    List<String> mismatches = new ArrayList<>();
    Outcome outcome =
        program.evaluate(
            new Context(
                input, now, (condition, actual) -> mismatches.add(condition + " " + actual)));
    return new Heard(outcome, mismatches);
  }
}
