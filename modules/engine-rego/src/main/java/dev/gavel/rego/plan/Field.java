package dev.gavel.rego.plan;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.plan.index.Subject;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a statement consists of, by the names and in the order of OPA's documents. Whoever treats
 * all statements alike looks at these: the writer, the printer, the verifier, the optimiser.
 */
public sealed interface Field {

  String name();

  /** A local that is read. */
  record Local(String name, int number) implements Field {}

  /** A local that is written. */
  record Target(String name, int number) implements Field {}

  /** A local that is written according to what it holds. */
  record Changed(String name, int number) implements Field {}

  record Locals(String name, List<Integer> numbers) implements Field {}

  /** A count, or a number as such. */
  record Plain(String name, long number) implements Field {}

  record Text(String name, String text) implements Field {}

  record One(String name, Operand operand) implements Field {}

  record Many(String name, List<Operand> operands) implements Field {}

  record StringIndex(String name, int index) implements Field {}

  record StringIndexes(String name, List<Integer> indexes) implements Field {}

  /** A value as such. */
  record Given(String name, Value value) implements Field {}

  record Nested(String name, Block block) implements Field {}

  record NestedAll(String name, List<Block> blocks) implements Field {}

  static List<Field> of(Stmt statement) {
    return switch (statement) {
      case Stmt.ReturnLocal s -> List.of(new Local("source", s.source()));
      case Stmt.Call s -> call(s);
      case Stmt.CallDynamic s -> callDynamic(s);
      case Stmt.Block s -> List.of(new NestedAll("blocks", s.blocks()));
      case Stmt.Break s -> List.of(new Plain("index", s.index()));
      case Stmt.Dot s -> List.of(source(s.source()), new One("key", s.key()), target(s.target()));
      case Stmt.Len s -> List.of(source(s.source()), target(s.target()));
      case Stmt.Scan s -> scan(s);
      case Stmt.Not s -> List.of(new Nested("block", s.block()));
      case Stmt.AssignInt s -> List.of(new Plain("value", s.value()), target(s.target()));
      case Stmt.AssignVar s -> List.of(source(s.source()), target(s.target()));
      case Stmt.AssignVarOnce s -> List.of(source(s.source()), new Changed("target", s.target()));
      case Stmt.ResetLocal s -> List.of(target(s.target()));
      case Stmt.MakeNull s -> List.of(target(s.target()));
      case Stmt.MakeNumberInt s -> List.of(new Plain("value", s.value()), target(s.target()));
      case Stmt.MakeNumberRef s -> List.of(new StringIndex("index", s.index()), target(s.target()));
      case Stmt.MakeArray s -> List.of(new Plain("capacity", s.capacity()), target(s.target()));
      case Stmt.MakeObject s -> List.of(target(s.target()));
      case Stmt.MakeSet s -> List.of(target(s.target()));
      case Stmt.Equal s -> List.of(new One("a", s.a()), new One("b", s.b()));
      case Stmt.NotEqual s -> List.of(new One("a", s.a()), new One("b", s.b()));
      case Stmt.IsArray s -> List.of(source(s.source()));
      case Stmt.IsObject s -> List.of(source(s.source()));
      case Stmt.IsSet s -> List.of(source(s.source()));
      case Stmt.IsDefined s -> List.of(new Local("source", s.source()));
      case Stmt.IsUndefined s -> List.of(new Local("source", s.source()));
      case Stmt.ArrayAppend s -> List.of(value(s.value()), new Changed("array", s.array()));
      case Stmt.ObjectInsert s -> entry(s.key(), s.value(), s.object());
      case Stmt.ObjectInsertOnce s -> entry(s.key(), s.value(), s.object());
      case Stmt.ObjectMerge s ->
          List.of(new Local("a", s.a()), new Local("b", s.b()), target(s.target()));
      case Stmt.SetAdd s -> List.of(value(s.value()), new Changed("set", s.set()));
      case Stmt.With s -> with(s);
      case Stmt.Candidates s -> candidates(s);
      case Stmt.ScanWhere s -> scanWhere(s);
      case Stmt.Constant s -> List.of(new Given("value", s.value()), target(s.target()));
      case Stmt.ArrayLiteral s -> List.of(new Many("items", s.items()), target(s.target()));
      case Stmt.SetLiteral s -> List.of(new Many("elements", s.elements()), target(s.target()));
      case Stmt.ObjectLiteral s ->
          List.of(new Many("keys", s.keys()), new Many("values", s.values()), target(s.target()));
      case Stmt.Nop _, Stmt.Note _ -> List.of();
      case Stmt.ResultSetAdd s -> List.of(new Local("value", s.value()));
    };
  }

  private static Field source(Operand source) {
    return new One("source", source);
  }

  private static Field value(Operand value) {
    return new One("value", value);
  }

  private static Field target(int local) {
    return new Target("target", local);
  }

  private static List<Field> entry(Operand key, Operand value, int object) {
    return List.of(new One("key", key), value(value), new Changed("object", object));
  }

  private static List<Field> call(Stmt.Call call) {
    return List.of(
        new Text("func", call.function()),
        new Many("args", call.arguments()),
        new Target("result", call.result()));
  }

  private static List<Field> callDynamic(Stmt.CallDynamic call) {
    return List.of(
        new Locals("args", call.arguments()),
        new Target("result", call.result()),
        new Many("path", call.path()));
  }

  private static List<Field> scan(Stmt.Scan scan) {
    return List.of(
        new Local("source", scan.source()),
        new Target("key", scan.key()),
        new Target("value", scan.value()),
        new Nested("block", scan.block()));
  }

  private static List<Field> candidates(Stmt.Candidates candidates) {
    return List.of(
        new Locals("locals", candidates.index().subjects().stream().map(Subject::local).toList()),
        new Text("index", candidates.index().toString()),
        new Target("chosen", candidates.chosen()),
        new NestedAll("blocks", candidates.blocks()));
  }

  private static List<Field> scanWhere(Stmt.ScanWhere scan) {
    String paths =
        scan.filters().stream()
            .map(filter -> "." + String.join(".", filter.path()))
            .collect(Collectors.joining(", ", "[", "]"));
    return List.of(
        new Local("source", scan.source()),
        new Text("where", paths),
        new Many("wanted", scan.filters().stream().map(Stmt.Filter::wanted).toList()),
        new Target("key", scan.key()),
        new Target("value", scan.value()),
        new Nested("block", scan.block()));
  }

  private static List<Field> with(Stmt.With with) {
    return List.of(
        new Changed("local", with.local()),
        new StringIndexes("path", with.path()),
        value(with.value()),
        new Nested("block", with.block()));
  }
}
