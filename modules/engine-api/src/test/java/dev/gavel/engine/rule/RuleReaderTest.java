package dev.gavel.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.RuleNode.All;
import dev.gavel.engine.rule.RuleNode.Any;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.rule.RuleNode.Not;
import dev.gavel.engine.value.Value;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RuleReaderTest {
  private static final String C = "{\"attribute\": \"a\", \"operator\": \"eq\", \"value\": 1}";

  private final Diagnostics mistakes = new Diagnostics();
  private final RuleReader reader = new RuleReader(mistakes);

  /**
   * Trees in short: {@code a} is the condition above, {@code &[..]}, {@code |[..]}, {@code !..}.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          C                                               ; a
          {"all": [C, C]}                                 ; &[a a]
          {"and": [C, C]}                                 ; &[a a]
          {"any": [C]}                                    ; |[a]
          {"or": [C]}                                     ; |[a]
          {"not": C}                                      ; !a
          {"all": []}                                     ; &[]
          {"any": []}                                     ; |[]
          {"operator": "and", "conditions": [C]}          ; &[a]
          {"operator": "or", "conditions": [C, C]}        ; |[a a]
          {"operator": "all", "conditions": []}           ; &[]
          {"operator": "any", "conditions": []}           ; |[]
          {"all": [{"any": [C, {"not": C}]}, C]}          ; &[|[a !a] a]
          {"not": {"operator": "or", "conditions": [C]}}  ; !|[a]
          {"all": [C], "description": "why"}              ; &[a]
          """)
  void every_shape_of_a_tree_is_read(String json, String expected) {
    assertThat(shortly(reader.tree(value(json), Pointer.ROOT))).isEqualTo(expected);
    assertThat(mistakes.all()).isEmpty();
    assertThat(reader.conditionCount()).isEqualTo(expected.replaceAll("[^a]", "").length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          null                                            ; everyone
          []                                              ; everyone
          C                                               ; a
          [C]                                             ; a
          {"any": [C]}                                    ; |[a]
          [{"conditions": [C, C]}]                        ; &[a a]
          {"conditions": [C]}                             ; &[a]
          [{"conditions": []}]                            ; &[]
          [{"when": {"not": C}}]                          ; !a
          [{"when": C, "id": "r1", "key": "k", "name": "n", "description": "d"}, {"any": []}] ; a or |[]
          [{"operator": "or", "conditions": [C]}]         ; |[a]
          """)
  void every_shape_of_a_rule_list_is_read(String json, String expected) {
    RuleSet rules = reader.rules(value(json), Pointer.ROOT);

    assertThat(
            rules.letsEveryoneIn()
                ? "everyone"
                : rules.rules().stream()
                    .map(rule -> shortly(rule.when()))
                    .collect(Collectors.joining(" or ")))
        .isEqualTo(expected);
    assertThat(mistakes.all()).isEmpty();
  }

  @Test
  void no_rules_let_everyone_in() {
    assertThat(reader.rules(null, Pointer.ROOT).letsEveryoneIn()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          1                                     ; `` ; wrong_shape       ; rules must be a list of rules or one rule tree, not 1
          [1]                                   ; /0 ; wrong_shape       ; a rule must be an object with conditions or when, not 1
          [{}]                                  ; /0 ; empty_rule        ; a rule needs conditions or when
          [{"conditions": {}}]                  ; /0/conditions ; wrong_shape ; a group's content must be a list of conditions and groups, not an object
          [{"conditions": [C], "when": C}]      ; /0 ; ambiguous_rule    ; a rule has both conditions and when
          [{"when": [C]}]                       ; /0/when ; wrong_shape  ; a condition or group must be an object, not an array
          [{"when": {}}]                        ; /0/when ; missing_attribute ; a condition needs an attribute
          {"all": C}                            ; /all ; wrong_shape     ; a group's content must be a list of conditions and groups, not an object
          {"all": null}                         ; /all ; wrong_shape     ; a group's content must be a list of conditions and groups, not null
          {"any": ["x"]}                        ; /any/0 ; wrong_shape   ; a condition or group must be an object, not "x"
          {"not": [C]}                          ; /not ; wrong_shape     ; a condition or group must be an object, not an array
          {"not": null}                         ; /not ; wrong_shape     ; a condition or group must be an object, not null
          {"all": [], "any": []}                ; `` ; ambiguous_node    ; a node is one group or one condition, and this has all and any
          {"not": C, "attribute": "a"}          ; `` ; ambiguous_node    ; a node is one group or one condition, and this has not and attribute
          {"operator": "xor", "conditions": [C]} ; /operator ; unknown_group ; a group's operator is and or or
          {"operator": "not", "conditions": [C]} ; /operator ; unknown_group ; a group's operator is and or or
          {"operator": 1, "conditions": [C]}    ; /operator ; unknown_group ; a group's operator is and or or
          {"operator": "eq", "value": 1}        ; `` ; missing_attribute ; a condition needs an attribute
          {"attribute": "", "operator": "eq"}   ; /attribute ; missing_attribute ; attribute must be the name of an attribute, not ""
          {"attribute": 5, "operator": "eq"}    ; /attribute ; missing_attribute ; attribute must be the name of an attribute, not 5
          {"attribute": "a", "value": 1}        ; `` ; missing_operator  ; a condition needs an operator
          {"attribute": "a", "operator": "equal"} ; /operator ; unknown_operator ; unknown operator "equal"
          {"attribute": "a", "operator": ["eq"]} ; /operator ; unknown_operator ; unknown operator an array
          """)
  void every_mistake_is_told_with_its_place(
      String json, String place, String code, String message) {
    reader.rules(value(json), Pointer.ROOT);

    assertThat(mistakes.errors())
        .filteredOn(mistake -> mistake.code().equals(code))
        .singleElement()
        .satisfies(
            mistake -> {
              assertThat(mistake.place()).hasToString(place);
              assertThat(mistake.message()).isEqualTo(message);
            });
    assertThat(mistakes.errors())
        .hasSize(json.contains("{}}]") && code.startsWith("missing") ? 2 : 1);
  }

  @Test
  void all_mistakes_of_a_document_are_told_at_once() {
    String json =
        """
        [
          {"conditions": [{"attribute": "a"}, {"operator": "eq"}, 7]},
          {"when": {"any": [{"attribute": "a/b", "operator": "?"}]}},
          "x",
          {}
        ]\
        """;
    reader.rules(Value.parse(json), Pointer.ROOT.member("rules"));

    assertThat(mistakes.errors())
        .extracting(mistake -> mistake.place() + " " + mistake.code())
        .containsExactly(
            "/rules/0/conditions/0 missing_operator",
            "/rules/0/conditions/1 missing_attribute",
            "/rules/0/conditions/2 wrong_shape",
            "/rules/1/when/any/0/operator unknown_operator",
            "/rules/2 wrong_shape",
            "/rules/3 empty_rule");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          {"attribute": "a", "operator": "eq", "value": 1, "vlaue": 2} ; /vlaue
          {"all": [C], "x/y": 1}                                      ; /x~1y
          {"operator": "and", "conditions": [C], "value": 1}          ; /value
          [{"conditions": [C], "condition": []}]                      ; /0/condition
          """)
  void unknown_fields_are_warned_of(String json, String place) {
    reader.rules(value(json), Pointer.ROOT);

    assertThat(mistakes.hasErrors()).isFalse();
    assertThat(mistakes.warnings()).extracting(Diagnostic::code).containsExactly("unknown_field");
    assertThat(mistakes.warnings().getFirst().place()).hasToString(place);
  }

  @Test
  void trees_are_read_to_a_depth_of_64() {
    reader.tree(value("{\"not\":".repeat(63) + C + "}".repeat(63)), Pointer.ROOT);
    assertThat(mistakes.all()).isEmpty();

    reader.tree(value("{\"not\":".repeat(64) + C + "}".repeat(64)), Pointer.ROOT);
    assertThat(mistakes.errors()).extracting(Diagnostic::code).containsExactly("too_deep");
    assertThat(mistakes.errors().getFirst().place()).hasToString("/not".repeat(64));
  }

  @Test
  void an_attribute_name_has_a_limit() {
    String named = "{\"attribute\": \"%s\", \"operator\": \"eq\", \"value\": 1}";
    reader.tree(Value.parse(named.formatted("a".repeat(256))), Pointer.ROOT);
    assertThat(mistakes.all()).isEmpty();

    reader.tree(Value.parse(named.formatted(".".repeat(1_000_000))), Pointer.ROOT);
    assertThat(mistakes.errors())
        .extracting(Diagnostic::code)
        .containsExactly("attribute_too_long");
  }

  @Test
  void a_condition_keeps_its_operand_its_options_and_its_description() {
    Value json =
        Value.parse(
            """
            {"attribute": "user.age", "operator": "gt", "value": 1.0, "description": "of age"}\
            """);
    Condition condition = (Condition) reader.tree(json, Pointer.ROOT.item(2));

    assertThat(condition.place()).hasToString("/2");
    assertThat(condition.attribute().name()).isEqualTo("user.age");
    assertThat(condition.operator()).isEqualTo(Operator.GT);
    assertThat(condition.value()).hasToString("1.0");
    assertThat(condition.options()).isSameAs(json);
    assertThat(condition.description()).isEqualTo("of age");
  }

  @Test
  void an_operand_may_be_absent_or_null() {
    assertThat(((Condition) tree("{\"attribute\": \"a\", \"operator\": \"eq\"}")).value()).isNull();
    assertThat(
            ((Condition) tree("{\"attribute\": \"a\", \"operator\": \"eq\", \"value\": null}"))
                .value())
        .hasToString("null");
  }

  @ParameterizedTest
  @EnumSource
  void an_operator_answers_to_all_its_names(Operator operator) {
    assertThat(operator.names()).startsWith(operator.label());
    for (String name : operator.names()) {
      assertThat(Operator.named(name)).isEqualTo(operator);
      Value json = Value.parse("{\"attribute\": \"a\", \"operator\": \"%s\"}".formatted(name));
      assertThat(((Condition) reader.tree(json, Pointer.ROOT)).operator()).isEqualTo(operator);
    }
    assertThat(Operator.suggestion("?")).contains(operator.label());
    assertThat(mistakes.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"equals, EQ", "ne, NEQ", "not_equals, NEQ", "not_in, NOT_IN", "notIn, NOT_IN"})
  void the_other_names_of_operators_are_known(String name, Operator operator) {
    assertThat(Operator.named(name)).isEqualTo(operator);
  }

  private RuleNode tree(String json) {
    return reader.tree(value(json), Pointer.ROOT);
  }

  private static Value value(String json) {
    return Value.parse(json.replaceAll("(?<!\")\\bC\\b(?!\")", C));
  }

  private static String shortly(RuleNode node) {
    return switch (node) {
      case All all -> "&" + shortly(all.nodes());
      case Any any -> "|" + shortly(any.nodes());
      case Not not -> "!" + shortly(not.node());
      case Condition condition -> condition.attribute().name();
    };
  }

  private static String shortly(List<RuleNode> nodes) {
    return nodes.stream().map(RuleReaderTest::shortly).collect(Collectors.joining(" ", "[", "]"));
  }
}
