package dev.gavel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.experiments.JsonSchema;
import org.junit.jupiter.api.Test;

class SchemaCommandTest {

  @Test
  void the_schema_of_a_snapshot_is_what_most_ask_for() {
    assertThat(Gavel.run("schema")).isEqualTo(new Gavel(0, JsonSchema.SNAPSHOT.text(), ""));
    assertThat(Gavel.run("schema", "snapshot")).isEqualTo(Gavel.run("schema"));
  }

  @Test
  void rules_have_one_too() {
    assertThat(Gavel.run("schema", "rules")).isEqualTo(new Gavel(0, JsonSchema.RULES.text(), ""));
  }

  @Test
  void a_document_without_a_schema_is_refused_in_a_sentence() {
    Gavel gavel = Gavel.run("schema", "cases");
    assertThat(gavel.exitCode()).isEqualTo(2);
    assertThat(gavel.err()).contains("snapshot, rules").hasLineCount(1);
  }
}
