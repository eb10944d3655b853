package dev.gavel.cli.rego;

import dev.gavel.cli.terminal.Terminal;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.Answer;
import dev.gavel.rego.QueryExpression;
import dev.gavel.rego.diagnostic.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What came of a query, in the forms that {@code opa eval} prints.
 *
 * @param expressions of the query
 * @param metrics what was measured, by name
 */
record EvalOutput(
    List<QueryExpression> expressions,
    List<Answer.Solution> solutions,
    SortedMap<String, Value> metrics) {

  void print(EvalFormat format, List<Problem> problems, Terminal terminal) {
    switch (format) {
      case json -> terminal.print(OpaJson.pretty(json(problems)));
      case pretty -> {
        terminal.print(pretty());
        if (!metrics.isEmpty()) {
          terminal.print(metricsTable());
        }
      }
      case raw -> solutions.forEach(solution -> terminal.print(raw(solution)));
      case bindings ->
          solutions.forEach(
              solution -> terminal.print(OpaJson.pretty(OpaJson.of(solution.bindings()))));
      case values ->
          solutions.forEach(
              solution ->
                  terminal.print(OpaJson.pretty(OpaJson.of(ArrayValue.of(values(solution))))));
    }
  }

  private Value json(List<Problem> problems) {
    ObjectValue.Builder json = ObjectValue.builder();
    if (!problems.isEmpty()) {
      json.put("errors", Problem.json(problems));
    }
    if (!solutions.isEmpty()) {
      json.put("result", ArrayValue.of(solutions.stream().map(this::json).toList()));
    }
    if (!metrics.isEmpty()) {
      ObjectValue.Builder measured = ObjectValue.builder();
      metrics.forEach(measured::put);
      json.put("metrics", measured.build());
    }
    return json.build();
  }

  private Value json(Answer.Solution solution) {
    List<Value> values = new ArrayList<>();
    for (int i : evaluated()) {
      values.add(json(expressions.get(i), solution.values().get(i)));
    }
    ObjectValue.Builder json = ObjectValue.builder().put("expressions", ArrayValue.of(values));
    if (solution.bindings().size() > 0) {
      json.put("bindings", OpaJson.of(solution.bindings()));
    }
    return json.build();
  }

  /** The expressions in the order in which OPA tells their values. */
  private List<Integer> evaluated() {
    return IntStream.range(0, expressions.size())
        .filter(i -> expressions.get(i).turn() >= 0)
        .boxed()
        .sorted(Comparator.comparingInt(i -> expressions.get(i).turn()))
        .toList();
  }

  private List<Value> values(Answer.Solution solution) {
    return evaluated().stream().map(solution.values()::get).toList();
  }

  private static Value json(QueryExpression expression, Value value) {
    Location at = expression.at();
    return ObjectValue.builder()
        .put("value", OpaJson.of(value))
        .put("text", StringValue.of(expression.text()))
        .put(
            "location",
            ObjectValue.builder()
                .put("row", NumberValue.of(at.row()))
                .put("col", NumberValue.of(at.column()))
                .build())
        .build();
  }

  private String raw(Answer.Solution solution) {
    return values(solution).stream()
        .map(
            value ->
                value instanceof StringValue text
                    ? text.text()
                    : OpaJson.compact(OpaJson.of(value)))
        .collect(Collectors.joining(" "));
  }

  private String pretty() {
    if (solutions.isEmpty()) {
      return "undefined";
    }
    Answer.Solution first = solutions.getFirst();
    List<Value> values = values(first);
    boolean single = values.size() == 1 || values.stream().allMatch(BooleanValue.class::isInstance);
    return solutions.size() == 1 && first.bindings().size() == 0 && single
        ? OpaJson.pretty(OpaJson.of(values.getFirst()))
        : table(first);
  }

  /** The first solution says what is worth a column: truth is not, where variables are bound. */
  private String table(Answer.Solution first) {
    boolean bound = first.bindings().size() > 0;
    List<Integer> columns = new ArrayList<>();
    List<String> headers = new ArrayList<>();
    for (int i : evaluated()) {
      if (!bound || !(first.values().get(i) instanceof BooleanValue)) {
        columns.add(i);
        headers.add(expressions.get(i).text());
      }
    }
    List<String> names = new ArrayList<>();
    if (OpaJson.of(first.bindings()) instanceof ObjectValue sorted) {
      for (int i = 0; i < sorted.size(); i++) {
        names.add(((StringValue) sorted.key(i)).text());
      }
    }
    headers.addAll(names);
    ResultTable table = new ResultTable(headers);
    for (Answer.Solution solution : solutions) {
      List<String> row = new ArrayList<>();
      columns.forEach(column -> row.add(cell(solution.values().get(column))));
      names.forEach(name -> row.add(cell(solution.bindings().get(name))));
      table.add(row);
    }
    return table.text();
  }

  private static String cell(@Nullable Value value) {
    return OpaJson.compact(OpaJson.of(value == null ? NullValue.NULL : value));
  }

  private String metricsTable() {
    ResultTable table = new ResultTable(List.of("Metric", "Value"));
    for (Map.Entry<String, Value> metric : metrics.entrySet()) {
      table.add(List.of(metric.getKey(), metric.getValue().toString()));
    }
    return table.text();
  }
}
