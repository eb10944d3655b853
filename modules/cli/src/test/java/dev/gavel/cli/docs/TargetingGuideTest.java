package dev.gavel.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.cli.house.Checkout;
import dev.gavel.decider.CompiledSnapshot;
import dev.gavel.decider.Decider;
import dev.gavel.decider.DecisionCounts;
import dev.gavel.decider.DecisionRequest;
import dev.gavel.decider.SnapshotCompiler;
import dev.gavel.engine.Context;
import dev.gavel.engine.Engine;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.Operator;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.experiments.Reading;
import dev.gavel.experiments.SnapshotReader;
import dev.gavel.experiments.feed.Prepared;
import dev.gavel.testkit.cases.RuleCase;
import dev.gavel.testkit.cases.RuleCase.Want;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each recipe does what is written below it. */
class TargetingGuideTest {
  private static final Path GUIDE = Checkout.ROOT.resolve("docs/targeting-guide.md");
  private static final Pattern RECIPE =
      Pattern.compile("(?ms)^```json\\n(.*?)^```\\n((?:- [^\\n]*\\n)*)");
  private static final Pattern PROMISE =
      Pattern.compile("- (lets in|keeps out) `([{].*?[}])`(?: at `([^`]+)`)?");

  private static final Engine ENGINE = EngineProvider.named("native").create(EngineConfig.DEFAULT);

  /** Of one context, at one moment. */
  record Promise(boolean letsIn, ObjectValue context, Instant at) {
    static Promise of(String line) {
      MatchResult parts = PROMISE.matcher(line).results().findFirst().orElse(null);
      assertThat(parts).as(line).isNotNull();
      assertThat(parts.group()).isEqualTo(line);
      return new Promise(
          parts.group(1).equals("lets in"),
          (ObjectValue) Value.parse(parts.group(2)),
          parts.group(3) == null ? Instant.EPOCH : Instant.parse(parts.group(3)));
    }
  }

  record Recipe(ObjectValue document, List<Promise> promises) {
    @Override
    public String toString() {
      return document.toString();
    }
  }

  static Stream<Recipe> recipes() throws IOException {
    return RECIPE
        .matcher(Files.readString(GUIDE))
        .results()
        .map(
            found ->
                new Recipe(
                    document(Value.parse(found.group(1))),
                    found.group(2).lines().map(Promise::of).toList()));
  }

  /** A recipe is a snapshot, or rules with their segments, or rules alone. */
  private static ObjectValue document(Value written) {
    return written instanceof ObjectValue object
            && (object.has("experiments") || object.has("rules"))
        ? object
        : ObjectValue.of(Map.of("rules", written));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void a_recipe_keeps_its_promises(Recipe recipe) {
    List<String> broken = new ArrayList<>();
    for (Promise promise : recipe.promises()) {
      String failure =
          recipe.document().has("experiments")
              ? decided(recipe.document(), promise)
              : matched(recipe.document(), promise);
      if (!failure.isEmpty()) {
        broken.add(promise + ": " + failure);
      }
    }
    assertThat(broken).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void a_recipe_shows_who_is_let_in_and_who_is_not(Recipe recipe) {
    assertThat(recipe.promises()).extracting(Promise::letsIn).contains(true, false);
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void a_recipe_is_without_mistakes_in_an_editor(Recipe recipe) {
    ObjectValue document = recipe.document();
    Value snapshot =
        document.has("experiments")
            ? document
            : SchemaTest.snapshot(test(document, recipe.promises().getFirst()));
    assertThat(SchemaTest.complaints(snapshot)).isEmpty();
  }

  private static String matched(ObjectValue document, Promise promise) {
    return switch (test(document, promise).runOn(ENGINE)) {
      case RuleCase.Passed() -> "";
      case RuleCase.Failed(String reason) -> reason;
    };
  }

  private static RuleCase test(ObjectValue document, Promise promise) {
    ObjectValue segments =
        document.get("segments") instanceof ObjectValue named ? named : ObjectValue.EMPTY;
    return new RuleCase(
        Pointer.ROOT,
        "",
        document.get("rules"),
        segments,
        Context.of(promise.context(), promise.at()),
        promise.letsIn() ? Want.TRUE : Want.FALSE);
  }

  private static String decided(ObjectValue document, Promise promise) {
    String user = promise.context().get("user_key") instanceof StringValue(String key) ? key : "";
    Decider decider = new Decider(InstantSource.fixed(promise.at()), new DecisionCounts());
    int assigned =
        decider
            .decide(compiled(document), DecisionRequest.of(user, promise.context()))
            .assignments()
            .size();
    return assigned > 0 == promise.letsIn() ? "" : "it has " + assigned + " assignments";
  }

  private static CompiledSnapshot compiled(ObjectValue document) {
    Reading reading = SnapshotReader.read(document);
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    Prepared<CompiledSnapshot> prepared =
        new SnapshotCompiler(ENGINE).prepare("prod", ((Reading.Accepted) reading).snapshot());
    assertThat(prepared).isInstanceOf(Prepared.Ready.class);
    return ((Prepared.Ready<CompiledSnapshot>) prepared).snapshot();
  }

  @Test
  void the_costs_name_every_operator() throws IOException {
    String guide = Files.readString(GUIDE);
    String costs = guide.substring(guide.indexOf("<!-- costs -->"));
    assertThat(costs.lines().filter(line -> line.startsWith("| `")))
        .extracting(line -> line.substring(3, line.indexOf('`', 3)))
        .containsExactlyElementsOf(Arrays.stream(Operator.values()).map(Operator::label).toList());
  }
}
