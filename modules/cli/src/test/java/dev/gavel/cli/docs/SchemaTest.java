package dev.gavel.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.gavel.cli.house.Checkout;
import dev.gavel.engine.Compilation;
import dev.gavel.engine.Engine;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.EngineProvider;
import dev.gavel.engine.Program;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.JsonWriter;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.experiments.JsonSchema;
import dev.gavel.testkit.cases.RuleCase;
import dev.gavel.testkit.cases.RuleCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An editor with the schema says what the engine says: the two agree on every case of the contract,
 * but for mistakes that a schema has no words for.
 */
class SchemaTest {
  static final Path CONTRACT =
      Checkout.ROOT.resolve("modules/engine-testkit/src/main/resources/dev/gavel/testkit/contract");

  /** Numbers beyond doubles are numbers, too. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema SNAPSHOT = REGISTRY.getSchema(JsonSchema.SNAPSHOT.text());
  private static final Schema RULES = REGISTRY.getSchema(JsonSchema.RULES.text());

  /** Codes of mistakes that no schema can find, each with what its message says in that case. */
  private static final Map<String, List<String>> BEYOND_A_SCHEMA =
      Map.of(
          "too_deep", List.of(""),
          "too_many_conditions", List.of(""),
          "attribute_too_long", List.of(""), // some characters count twice
          "unknown_segment", List.of(""),
          "segment_cycle", List.of(""),
          "wrong_path", List.of(""),
          "wrong_option", List.of("timezone must be"),
          "wrong_operand",
              List.of(
                  "cannot use the pattern",
                  "does not know the time zone",
                  "has a range that ends at",
                  "with at most two decimals", // multipleOf 0.01 fails in floating point
                  "needs an ISO 8601 date or time")); // of the right shape, and in no calendar

  private final Engine engine = EngineProvider.named("native").create(EngineConfig.DEFAULT);

  static Stream<Path> caseFiles() throws IOException {
    try (Stream<Path> files = Files.list(CONTRACT)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("caseFiles")
  void the_schema_accepts_what_the_engine_accepts_and_refuses_what_it_can(Path file)
      throws IOException {
    List<String> disagreements = new ArrayList<>();
    for (RuleCase test : RuleCases.read(Files.readAllBytes(file)).cases()) {
      List<Diagnostic> mistakes = mistakes(test);
      List<String> complaints = complaints(SNAPSHOT, snapshot(test));
      if (mistakes.isEmpty() && !complaints.isEmpty()) {
        disagreements.add(test.name() + ": only the schema refuses it: " + complaints);
      }
      if (complaints.isEmpty() && !mistakes.stream().allMatch(SchemaTest::isBeyondASchema)) {
        disagreements.add(test.name() + ": only the engine refuses it: " + mistakes);
      }
      if (test.segments().size() == 0
          && complaints.isEmpty() != complaints(RULES, rules(test)).isEmpty()) {
        disagreements.add(test.name() + ": the schema of rules says something else");
      }
    }
    assertThat(disagreements).isEmpty();
  }

  private List<Diagnostic> mistakes(RuleCase test) {
    Diagnostics mistakes = new Diagnostics();
    var source = test.source(mistakes);
    if (!mistakes.hasErrors()
        && engine.compile(source) instanceof Compilation.Rejected<Program>(List<Diagnostic> why)) {
      mistakes.addAll(why);
    }
    return mistakes.errors();
  }

  private static boolean isBeyondASchema(Diagnostic mistake) {
    return BEYOND_A_SCHEMA.getOrDefault(mistake.code(), List.of()).stream()
        .anyMatch(mistake.message()::contains);
  }

  private static Value rules(RuleCase test) {
    return test.rules() == null ? NullValue.NULL : test.rules();
  }

  static Value snapshot(RuleCase test) {
    Value experiment =
        Value.of(
            Map.of("key", "a", "variants", List.of(Map.of("key", "on")), "rules", rules(test)));
    return Value.of(
        Map.of("version", 1, "segments", segments(test), "experiments", List.of(experiment)));
  }

  /** A case may leave a segment empty as null; a snapshot has to say so. */
  private static ObjectValue segments(RuleCase test) {
    ObjectValue.Builder segments = ObjectValue.builder();
    for (int i = 0; i < test.segments().size(); i++) {
      Value rules = test.segments().value(i);
      segments.put(test.segments().key(i), rules == NullValue.NULL ? ArrayValue.EMPTY : rules);
    }
    return segments.build();
  }

  static List<String> complaints(Value snapshot) {
    return complaints(SNAPSHOT, snapshot);
  }

  private static List<String> complaints(Schema schema, Value document) {
    JsonNode json = JSON.readTree(JsonWriter.write(document));
    return schema.validate(json).stream().map(Object::toString).toList();
  }

  @ParameterizedTest
  @EnumSource
  void a_schema_is_one(JsonSchema schema) {
    Schema meta =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(meta.validate(schema.text(), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "modules/cli/src/main/resources/dev/gavel/cli/demo/dev/config.json",
        "modules/cli/src/main/resources/dev/gavel/cli/demo/staging/config.json",
        "modules/cli/src/main/resources/dev/gavel/cli/demo/prod/config.json",
        "modules/experiments/src/test/resources/dev/gavel/experiments/sample.json"
      })
  void the_samples_are_as_the_schema_wants_them(String file) throws IOException {
    String sample = Files.readString(Checkout.ROOT.resolve(file));
    assertThat(complaints(Value.parse(sample))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"experiments\": []}",
        "{\"version\": -1, \"experiments\": []}",
        "{\"version\": 1, \"experiments\": [], \"bucketing\": \"md5\"}",
        "{\"version\": 1, \"experiments\": [], \"segments\": {\"beta\": null}}",
        "{\"version\": 1, \"experiments\": [{\"key\": \"a\", \"variants\": []}]}",
        "{\"version\": 1, \"experiments\": [{\"variants\": [{\"key\": \"on\"}]}]}"
      })
  void a_faulty_snapshot_is_refused(String faulty) {
    assertThat(complaints(Value.parse(faulty))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"enabled\": \"yes\"",
        "\"allocations\": [{\"variant\": \"on\", \"from\": 0, \"to\": 10000}]",
        "\"allocations\": [{\"variant\": \"on\", \"from\": 0}]",
        "\"layer\": \"\"",
        "\"holdout\": 101",
        "\"overrides\": {\"user-1\": 1}",
        "\"start\": \"soon\"",
        "\"tags\": [1]",
        "\"rules\": [], \"rego\": \"data.targeting.eligible\"",
        "\"rego\": \"eligible\""
      })
  void a_faulty_field_of_an_experiment_is_refused(String field) {
    String experiment = "{\"key\": \"a\", \"variants\": [{\"key\": \"on\"}]%s}";
    String snapshot = "{\"version\": 1, \"experiments\": [" + experiment + "]}";
    assertThat(complaints(Value.parse(snapshot.formatted("")))).isEmpty();
    assertThat(complaints(Value.parse(snapshot.formatted(", " + field)))).isNotEmpty();
  }

  @Test
  void what_a_newer_publisher_adds_is_passed_over() {
    String newer =
        "{\"version\": 1, \"colour\": 1, \"experiments\": [{\"key\": \"a\", \"hue\": 1,"
            + " \"variants\": [{\"key\": \"on\"}]}]}";
    assertThat(complaints(Value.parse(newer))).isEmpty();
  }
}
