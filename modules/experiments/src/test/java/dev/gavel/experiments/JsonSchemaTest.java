package dev.gavel.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.Operand;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.experiments.bucketing.Bucketing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The schemas say what the readers and the operators' declarations say. The parts that follow from
 * the declarations are written by {@code mvn verify -Dgolden=accept}.
 */
class JsonSchemaTest {
  private static final Path FOLDER = Path.of("src/main/resources/dev/gavel/experiments");
  private static final boolean ACCEPT = "accept".equals(System.getProperty("golden"));

  private static final ObjectValue SNAPSHOT = (ObjectValue) Value.parse(JsonSchema.SNAPSHOT.text());

  @ParameterizedTest
  @EnumSource
  void a_schema_is_what_the_declarations_make_of_it(JsonSchema schema) throws IOException {
    Path file = FOLDER.resolve(schema.name().toLowerCase(Locale.ROOT) + ".schema.json");
    Value snapshot = GeneratedSchema.snapshot(Value.parse(read("snapshot.schema.json")));
    Value wanted =
        switch (schema) {
          case SNAPSHOT -> snapshot;
          case RULES -> GeneratedSchema.rules(snapshot);
        };
    if (ACCEPT) {
      Files.writeString(file, SchemaText.of(wanted));
    }

    assertThat(Files.readString(file))
        .as("%s differs; -Dgolden=accept writes what follows from the declarations", file)
        .isEqualTo(SchemaText.of(wanted));
  }

  private static String read(String file) throws IOException {
    return Files.readString(FOLDER.resolve(file));
  }

  static Stream<Arguments> fields() {
    return Stream.of(
        Arguments.of("", SnapshotReader.FIELDS),
        Arguments.of("/$defs/policies", SnapshotReader.POLICY_FIELDS),
        Arguments.of("/$defs/experiment", ExperimentReader.FIELDS),
        Arguments.of("/$defs/variant", Variants.FIELDS),
        Arguments.of("/$defs/allocation", Allocations.FIELDS));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void an_object_has_the_fields_that_its_reader_knows(String place, Set<String> known) {
    ObjectValue properties = (ObjectValue) at(place + "/properties");
    Set<String> described = new LinkedHashSet<>();
    for (int i = 0; i < properties.size(); i++) {
      described.add(Fields.name(properties, i));
    }
    assertThat(described).isEqualTo(known);
  }

  @ParameterizedTest
  @EnumSource
  void an_operand_has_the_options_that_its_declaration_names(Operand operand) {
    Set<String> described =
        new LinkedHashSet<>(
            GeneratedSchema.fields(at(GeneratedSchema.definition(operand).substring(1))).toList());
    described.remove("value");
    assertThat(described).isEqualTo(Set.copyOf(operand.options()));
  }

  @ParameterizedTest
  @MethodSource("rulesWithEveryField")
  void a_field_of_rules_is_one_that_their_reader_knows(String place, String around) {
    Diagnostics found = new Diagnostics();
    for (String field : GeneratedSchema.fields(at(place)).toList()) {
      String rules =
          around.contains("\"" + field + "\"")
              ? around
              : around.replaceFirst("[{]", "{\"" + field + "\": 1, ");
      new RuleReader(found).rules(Value.parse(rules), Pointer.ROOT);
    }
    assertThat(found.warnings()).isEmpty();
  }

  static Stream<Arguments> rulesWithEveryField() {
    return Stream.of(
        Arguments.of("/$defs/rule/else", "{\"conditions\": []}"),
        Arguments.of("/$defs/olderGroup", "{\"operator\": \"and\", \"conditions\": []}"),
        Arguments.of("/$defs/condition", "{\"attribute\": \"a\", \"operator\": \"exists\"}"));
  }

  @Test
  void names_and_limits_are_those_of_the_code() {
    assertThat(at("/properties/bucketing/enum"))
        .isEqualTo(
            Value.of(Stream.concat(Bucketing.names().stream(), Stream.of((String) null)).toList()));
    assertThat(at("/properties/experiments/maxItems"))
        .isEqualTo(Value.of(SnapshotReader.MAX_EXPERIMENTS));
    assertThat(at("/$defs/bucket/maximum")).isEqualTo(Value.of(Bucketing.BUCKETS - 1));
  }

  private static Value at(String pointer) {
    Value found = SNAPSHOT;
    for (String step : List.of(pointer.split("/", -1)).subList(1, pointer.split("/", -1).length)) {
      found = Objects.requireNonNull(((ObjectValue) found).get(step), pointer);
    }
    return found;
  }
}
