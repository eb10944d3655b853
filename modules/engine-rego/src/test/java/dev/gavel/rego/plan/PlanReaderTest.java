package dev.gavel.rego.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanReaderTest {
  private static final String WHOLE =
      """
      {"static": {}, "plans": {"plans": [{"name": "eval", "blocks": [{"stmts": [%s]}]}]}}\
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                     | plan must be an object, not an array
          {}                                     | plan has no static
          {"static": 1}                          | plan.static must be an object, not a number
          {"static": {}}                         | plan has no plans
          {"static": {"strings": {}}}            | plan.static.strings must be an array, not an object
          {"static": {"strings": [{"value": 1}]}} | plan.static.strings[0].value must be a string, not a number
          {"static": {"files": [1]}}             | plan.static.files[0] must be an object, not a number
          {"static": {}, "plans": {"plans": [{}]}} | plan.plans.plans[0] has no name
          """)
  void a_document_that_is_no_plan_is_refused_with_its_place(String document, String message) {
    assertThatThrownBy(() -> PlanReader.read(Value.parse(document)))
        .isInstanceOf(PlanException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                            | has no type
          {"type": "GotoStmt", "stmt": {}}              | .type is no statement that OPA documents
          {"type": "NopStmt"}                           | has no stmt
          {"type": "BreakStmt", "stmt": {}}             | .stmt has no index
          {"type": "BreakStmt", "stmt": {"index": -1}}  | .stmt.index must be between 0 and 2147483647
          {"type": "BreakStmt", "stmt": {"index": 1.5}} | .stmt.index must be a whole number of 64 bits
          {"type": "BreakStmt", "stmt": {"index": 1e9}} | .stmt.index must be a whole number of 64 bits
          {"type": "BreakStmt", "stmt": {"index": 4294967296}} | .stmt.index must be between 0 and 2147483647
          {"type": "BreakStmt", "stmt": {"index": "1"}} | .stmt.index must be a number, not a string
          {"type": "NotStmt", "stmt": {"block": []}}    | .stmt.block must be an object, not an array
          {"type": "IsSetStmt", "stmt": {"source": 3}}  | .stmt.source must be an object, not a number
          {"type": "IsSetStmt", "stmt": {"source": {"type": "text", "value": 1}}} | .stmt.source.type is no operand: local, string_index and bool are
          {"type": "IsSetStmt", "stmt": {"source": {"type": "bool", "value": 1}}} | .stmt.source.value must be a boolean, not a number
          {"type": "MakeNumberRefStmt", "stmt": {"target": 2}} | .stmt has no Index
          {"type": "CallStmt", "stmt": {"func": "f", "args": [{"type": "local"}], "result": 1}} | .stmt.args[0] has no value
          """)
  void a_statement_that_makes_no_sense_is_refused_with_its_place(String statement, String message) {
    String place = "plan.plans.plans[0].blocks[0].stmts[0]";
    assertThatThrownBy(() -> PlanReader.read(Value.parse(WHOLE.formatted(statement))))
        .isInstanceOf(PlanException.class)
        .hasMessage(message.startsWith(".") ? place + message : place + " " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"index": 3, "target": 2}             | 3
          {"Index": 3, "target": 2}             | 3
          {"index": 3, "Index": 4, "target": 2} | 3
          """)
  void numbers_have_their_index_under_either_name(String fields, int index) {
    assertThat(statement("{\"type\": \"MakeNumberRefStmt\", \"stmt\": " + fields + "}"))
        .isEqualTo(new Stmt.MakeNumberRef(Spot.NONE, index, 2));
  }

  @Test
  void lists_may_be_null() {
    assertThat(
            statement(
                """
                {"type": "WithStmt", "stmt": {"local": 0, "path": null, "block": {"stmts": null},
                 "value": {"type": "bool", "value": true}}}\
                """))
        .isEqualTo(
            new Stmt.With(Spot.NONE, 0, List.of(), new Operand.Bool(true), new Block(List.of())));
    assertThat(
            statement(
                "{\"type\": \"CallStmt\", \"stmt\": {\"func\": \"f\", \"args\": null, \"result\":"
                    + " 2}}"))
        .isEqualTo(new Stmt.Call(Spot.NONE, "f", List.of(), 2));
  }

  @Test
  void places_may_lack_their_end() {
    assertThat(
            statement("{\"type\": \"NopStmt\", \"stmt\": {\"file\": 1, \"row\": 2, \"col\": 3}}"))
        .isEqualTo(new Stmt.Nop(new Spot(1, 2, 3, 0, 0)));
  }

  @Test
  void rules_that_were_not_planned_are_read() {
    Policy policy =
        PlanReader.read(
            Value.parse(
                """
                {"static": {}, "plans": {}, "unplanned_rules": [
                  {"path": "data.p", "location": {"file": 0, "row": 1, "col": 2, "end_row": 3, "end_col": 4}},
                  {"path": "data.q"}]}\
                """));
    assertThat(policy.unplanned())
        .containsExactly(
            new Policy.Unplanned("data.p", new Spot(0, 1, 2, 3, 4)),
            new Policy.Unplanned("data.q", Spot.NONE));
  }

  @Test
  void a_document_may_be_nested_so_deep_and_no_deeper() {
    Value nested = Value.parse("{\"type\": \"NopStmt\", \"stmt\": {}}");
    for (int i = 0; i < 300; i++) {
      nested = nested(nested);
    }
    Value plan =
        object(
            "plans",
            ArrayValue.of(
                ObjectValue.builder()
                    .put("name", Value.of("eval"))
                    .put("blocks", ArrayValue.of(object("stmts", ArrayValue.of(nested))))
                    .build()));
    Value document =
        ObjectValue.builder().put("static", ObjectValue.EMPTY).put("plans", plan).build();
    assertThatThrownBy(() -> PlanReader.read(document))
        .isInstanceOf(PlanException.class)
        .hasMessageEndingWith("is nested more than 1000 deep");
  }

  private static Value nested(Value statement) {
    return ObjectValue.builder()
        .put("type", Value.of("NotStmt"))
        .put("stmt", object("block", object("stmts", ArrayValue.of(statement))))
        .build();
  }

  private static Value object(String key, Value value) {
    return ObjectValue.builder().put(key, value).build();
  }

  private static Stmt statement(String json) {
    Policy policy = PlanReader.read(Value.parse(WHOLE.formatted(json)));
    return policy.plans().getFirst().blocks().getFirst().statements().getFirst();
  }
}
