package dev.gavel.engine.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.value.JsonException;
import dev.gavel.engine.value.JsonLimits;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
  private final Diagnostics found = new Diagnostics();

  @Test
  void errors_and_warnings_are_told_apart_and_kept_in_order() {
    found.warning("w", Pointer.ROOT, "first", "");
    assertThat(found.hasErrors()).isFalse();
    found.error("e", Pointer.ROOT.member("a"), "second", "do this");

    assertThat(found.hasErrors()).isTrue();
    assertThat(found.errorCount()).isEqualTo(1);
    assertThat(found.all()).extracting(Diagnostic::code).containsExactly("w", "e");
    assertThat(found.errors()).extracting(Diagnostic::code).containsExactly("e");
    assertThat(found.warnings()).extracting(Diagnostic::code).containsExactly("w");
  }

  @Test
  void past_the_limit_they_are_only_counted() {
    for (int i = 0; i < 5000; i++) {
      found.error("e", Pointer.ROOT.item(i), "wrong", "");
    }

    assertThat(found.all()).hasSize(1000);
    assertThat(found.errorCount()).isEqualTo(5000);
  }

  @Test
  void a_flood_of_warnings_does_not_hide_the_first_error() {
    for (int i = 0; i < 1500; i++) {
      found.warning("w", Pointer.ROOT, "odd", "");
    }
    found.error("first", Pointer.ROOT, "wrong", "");
    found.error("second", Pointer.ROOT, "wrong", "");

    assertThat(found.all()).hasSize(1000);
    assertThat(found.errors()).extracting(Diagnostic::code).containsExactly("first");
    assertThat(found.errorCount()).isEqualTo(2);
  }

  @Test
  void diagnostics_of_others_are_taken_over() {
    found.addAll(
        List.of(
            Diagnostic.error("a", Pointer.ROOT, "x", ""),
            Diagnostic.warning("b", Pointer.ROOT, "y", "")));

    assertThat(found.all()).hasSize(2);
    assertThat(found.errorCount()).isEqualTo(1);
  }

  @Test
  void a_pointer_escapes_what_has_a_meaning_in_it() {
    Pointer place = Pointer.ROOT.member("a/b").member("m~n").member("~1").item(3).member("");

    assertThat(place).hasToString("/a~1b/m~0n/~01/3/");
  }

  @Test
  void a_diagnostic_reads_as_a_sentence_with_place_and_hint() {
    assertThat(Diagnostic.error("e", Pointer.ROOT, "it is wrong", ""))
        .hasToString("the document: it is wrong");
    assertThat(Diagnostic.error("e", Pointer.ROOT.item(0), "it is wrong", "try this"))
        .hasToString("/0: it is wrong (try this)");
    assertThat(Diagnostic.warning("e", new Place.Text(2, 7), "it is odd", ""))
        .hasToString("line 2, column 7: it is odd");
  }

  @Test
  void a_diagnostic_is_data_too() {
    assertThat(Diagnostic.error("e", Pointer.ROOT.item(0), "wrong", "try this").toValue())
        .isEqualTo(
            Value.parse(
                """
                {"code": "e", "place": "/0", "message": "wrong", "hint": "try this"}\
                """));
    assertThat(Diagnostic.error("e", Pointer.ROOT, "wrong", "").toValue().has("hint")).isFalse();
  }

  @Test
  void a_document_that_is_no_json_is_one_mistake_with_its_place() {
    JsonException broken =
        catchThrowableOfType(JsonException.class, () -> Value.parse("{\n \"a\": }"));
    JsonException large =
        catchThrowableOfType(
            JsonException.class,
            () -> JsonReader.read(new byte[2], JsonLimits.DEFAULT.withMaxBytes(1)));

    assertThat(Diagnostic.of(broken))
        .hasToString("line 2, column 7: a value was expected, not '}'");
    assertThat(Diagnostic.of(large).place()).isEqualTo(Pointer.ROOT);
  }
}
