package dev.gavel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.Compilation;
import dev.gavel.engine.Context;
import dev.gavel.engine.Engine;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.Hearing;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Panel;
import dev.gavel.engine.Program;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.testkit.cases.RuleCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every engine keeps of programs that are compiled and asked together. */
public abstract class PanelContract {

  protected PanelContract() {}

  protected abstract EngineProvider provider();

  @TestFactory
  final Stream<DynamicTest> the_cases_of_a_file_come_out_together_as_they_do_alone() {
    return ContractCases.FILES.stream()
        .map(
            file -> {
              List<RuleCase> tests = ContractCases.read(file).cases();
              return DynamicTest.dynamicTest(file, () -> agrees(tests, contexts(tests, 1)));
            });
  }

  @Test
  final void all_cases_come_out_together_as_they_do_alone() {
    agrees(ContractCases.all(), contexts(ContractCases.all(), 40));
  }

  private static List<Context> contexts(List<RuleCase> tests, int everyOneIn) {
    return IntStream.iterate(0, at -> at < tests.size(), at -> at + everyOneIn)
        .mapToObj(at -> tests.get(at).context())
        .toList();
  }

  private void agrees(List<RuleCase> tests, List<Context> contexts) {
    Engine engine = lenient();
    List<Source.Rules> sources = sound(tests, engine);
    List<Program> alone = sources.stream().map(source -> engine.compile(source).orThrow()).toList();
    Panel panel = engine.compileAll(sources).orThrow();
    Hearing hearing = panel.open();

    assertThat(panel.size()).isEqualTo(sources.size());
    for (Context context : contexts) {
      hearing.about(context);
      List<Integer> wanted = thatHold(alone, context);
      List<Integer> candidates = candidates(hearing);
      assertThat(candidates).as("candidates of %s", context).containsAll(wanted);
      assertThat(candidates.stream().filter(at -> hearing.evaluate(at).isTrue()))
          .as("candidates that hold of %s", context)
          .containsExactlyElementsOf(wanted);
      assertThat(IntStream.range(0, panel.size()).filter(at -> hearing.evaluate(at).isTrue()))
          .as("programs that hold of %s", context)
          .containsExactlyElementsOf(wanted);
    }
  }

  private static List<Integer> thatHold(List<Program> programs, Context context) {
    return IntStream.range(0, programs.size())
        .filter(at -> programs.get(at).evaluate(context).isTrue())
        .boxed()
        .toList();
  }

  private static List<Integer> candidates(Hearing hearing) {
    List<Integer> candidates = new ArrayList<>();
    for (int at = hearing.nextCandidate(0); at >= 0; at = hearing.nextCandidate(at + 1)) {
      assertThat(candidates.isEmpty() || candidates.getLast() < at)
          .as("candidates come in order, each once")
          .isTrue();
      candidates.add(at);
    }
    return candidates;
  }

  /** The cases' sources that the engine takes; each has segments of its own. */
  private static List<Source.Rules> sound(List<RuleCase> tests, Engine engine) {
    return tests.stream()
        .filter(test -> test.want() != RuleCase.Want.ERROR)
        .map(test -> test.source(new Diagnostics()))
        .filter(source -> engine.compile(source) instanceof Compilation.Compiled)
        .toList();
  }

  @Test
  final void the_mistakes_of_all_sources_are_told_at_once_and_each_once() {
    Source.Rules sound = Documents.rules("{'attribute': 'a', 'operator': 'eq', 'value': 1}");
    List<Source.Rules> sources =
        new ArrayList<>(
            Documents.sources(
                Documents.json(
                    """
                    {'rules': [{'attribute': 'a', 'operator': 'in', 'value': 1},
                               {'operator': 'in_segment', 'value': 'beta'},
                               {'any': [{'operator': 'in_segment', 'value': 'beta'},
                                        {'attribute': 'a', 'operator': 'eq'}]}],
                     'segments': {'beta': {'attribute': 'a', 'operator': 'gt', 'value': []}}}\
                    """)));
    sources.add(1, sound);

    assertThat(lenient().compileAll(sources))
        .isInstanceOfSatisfying(
            Compilation.Rejected.class,
            rejected ->
                assertThat(places(rejected))
                    .containsExactlyInAnyOrder(
                        "/rules/0/value", "/rules/2/any/1", "/segments/beta/value"));
  }

  private static List<String> places(Compilation.Rejected<?> rejected) {
    List<Diagnostic> mistakes = rejected.mistakes();
    return mistakes.stream().map(mistake -> mistake.place().toString()).toList();
  }

  @Test
  final void an_empty_panel_has_no_candidates() {
    Panel panel = lenient().compileAll(List.of()).orThrow();
    Hearing hearing = panel.open();
    hearing.about(Context.empty());

    assertThat(panel.size()).isZero();
    assertThat(hearing.nextCandidate(0)).isNegative();
  }

  @Test
  final void there_is_no_candidate_after_the_last() {
    Panel panel = lenient().compileAll(three()).orThrow();
    Hearing hearing = panel.open();
    hearing.about(Context.of(Documents.json("{'a': 1}")));

    assertThat(hearing.nextCandidate(3)).isNegative();
    assertThat(hearing.nextCandidate(2)).isIn(2, -1);
  }

  @Test
  final void what_depends_on_now_follows_it_in_one_hearing() {
    Panel panel =
        lenient()
            .compileAll(
                List.of(
                    Documents.rules(
                        "{'operator': 'time_window',"
                            + " 'value': {'start': '09:00', 'end': '17:00'}}"),
                    Documents.rules(
                        "{'not': {'operator': 'time_window',"
                            + " 'value': {'start': '09:00', 'end': '17:00'}}}")))
            .orThrow();
    Hearing hearing = panel.open();

    for (int hour : List.of(8, 9, 9, 16, 17, 9, 8, 8)) {
      hearing.about(at(hour));
      boolean open = hour >= 9 && hour < 17;
      assertThat(hearing.evaluate(0)).as("%s", hour).isEqualTo(Outcome.Defined.of(open));
      assertThat(hearing.evaluate(1)).as("%s", hour).isEqualTo(Outcome.Defined.of(!open));
      assertThat(candidates(hearing)).as("%s", hour).contains(open ? 0 : 1);
    }
  }

  private static Context at(int hour) {
    return Context.of(
        Documents.json("{}"), Instant.parse("2026-11-23T%02d:00:00Z".formatted(hour)));
  }

  @Test
  final void an_answer_is_that_of_the_latest_context_whatever_was_asked_before() {
    Hearing hearing = lenient().compileAll(three()).orThrow().open();

    for (String json :
        List.of("{'a': 1}", "{'a': 2}", "{}", "{'a': 1}", "{'b': 'x'}", "{'a': 3}")) {
      Context context = Context.of(Documents.json(json));
      hearing.about(context);
      for (int at : List.of(2, 0, 1, 0)) {
        assertThat(hearing.evaluate(at))
            .as("%s of %s", at, json)
            .isEqualTo(lenient().compile(three().get(at)).orThrow().evaluate(context));
      }
    }
  }

  @Test
  final void every_thread_has_a_hearing_of_its_own() throws Exception {
    Panel panel = lenient().compileAll(three()).orThrow();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Integer>> work =
          IntStream.range(0, 4).<Callable<Integer>>mapToObj(_ -> () -> hear(panel)).toList();
      for (Future<Integer> held : threads.invokeAll(work)) {
        assertThat(held.get()).isEqualTo(2_000);
      }
    }
  }

  private static int hear(Panel panel) {
    Hearing hearing = panel.open();
    int held = 0;
    for (int i = 0; i < 1_000; i++) {
      hearing.about(Context.of(Documents.json("{'a': " + i % 2 + "}")));
      for (int at = 0; at < panel.size(); at++) {
        held += hearing.evaluate(at).isTrue() ? 1 : 0;
      }
    }
    return held;
  }

  /** Of the first two, a context whose a is 0 or 1 satisfies one, and always the third. */
  private static List<Source.Rules> three() {
    return List.of(
        Documents.rules("{'attribute': 'a', 'operator': 'eq', 'value': 1}"),
        Documents.rules("{'attribute': 'a', 'operator': 'lt', 'value': 1}"),
        Documents.rules("{'attribute': 'b', 'operator': 'not_exists'}"));
  }

  private Engine lenient() {
    return provider().create(EngineConfig.DEFAULT);
  }
}
