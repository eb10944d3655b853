package dev.gavel.rego.plan;

import dev.gavel.engine.value.JsonLimits;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A plan from the JSON that OPA writes, of any release that documents it.
 *
 * <p>Only the shape is judged here; whether the plan is sound is for {@link PlanVerifier}.
 */
public final class PlanReader {
  private static final Map<String, BiFunction<Spot, Node, Stmt>> STATEMENTS =
      Map.ofEntries(
          Map.entry("ReturnLocalStmt", (at, s) -> new Stmt.ReturnLocal(at, s.whole("source"))),
          Map.entry("CallStmt", PlanReader::call),
          Map.entry("CallDynamicStmt", PlanReader::callDynamic),
          Map.entry("BlockStmt", (at, s) -> new Stmt.Block(at, blocks(s))),
          Map.entry("BreakStmt", (at, s) -> new Stmt.Break(at, s.whole("index"))),
          Map.entry("DotStmt", PlanReader::dot),
          Map.entry("LenStmt", (at, s) -> new Stmt.Len(at, source(s), s.whole("target"))),
          Map.entry("ScanStmt", PlanReader::scan),
          Map.entry("NotStmt", (at, s) -> new Stmt.Not(at, block(s.get("block")))),
          Map.entry(
              "AssignIntStmt",
              (at, s) -> new Stmt.AssignInt(at, s.get("value").integer(), s.whole("target"))),
          Map.entry(
              "AssignVarStmt", (at, s) -> new Stmt.AssignVar(at, source(s), s.whole("target"))),
          Map.entry(
              "AssignVarOnceStmt",
              (at, s) -> new Stmt.AssignVarOnce(at, source(s), s.whole("target"))),
          Map.entry("ResetLocalStmt", (at, s) -> new Stmt.ResetLocal(at, s.whole("target"))),
          Map.entry("MakeNullStmt", (at, s) -> new Stmt.MakeNull(at, s.whole("target"))),
          Map.entry(
              "MakeNumberIntStmt",
              (at, s) -> new Stmt.MakeNumberInt(at, s.get("value").integer(), s.whole("target"))),
          Map.entry(
              "MakeNumberRefStmt",
              (at, s) -> new Stmt.MakeNumberRef(at, s.whole("index", "Index"), s.whole("target"))),
          Map.entry(
              "MakeArrayStmt",
              (at, s) -> new Stmt.MakeArray(at, s.wholeOrZero("capacity"), s.whole("target"))),
          Map.entry("MakeObjectStmt", (at, s) -> new Stmt.MakeObject(at, s.whole("target"))),
          Map.entry("MakeSetStmt", (at, s) -> new Stmt.MakeSet(at, s.whole("target"))),
          Map.entry("EqualStmt", (at, s) -> new Stmt.Equal(at, operand(s, "a"), operand(s, "b"))),
          Map.entry(
              "NotEqualStmt", (at, s) -> new Stmt.NotEqual(at, operand(s, "a"), operand(s, "b"))),
          Map.entry("IsArrayStmt", (at, s) -> new Stmt.IsArray(at, source(s))),
          Map.entry("IsObjectStmt", (at, s) -> new Stmt.IsObject(at, source(s))),
          Map.entry("IsSetStmt", (at, s) -> new Stmt.IsSet(at, source(s))),
          Map.entry("IsDefinedStmt", (at, s) -> new Stmt.IsDefined(at, s.whole("source"))),
          Map.entry("IsUndefinedStmt", (at, s) -> new Stmt.IsUndefined(at, s.whole("source"))),
          Map.entry(
              "ArrayAppendStmt",
              (at, s) -> new Stmt.ArrayAppend(at, operand(s, "value"), s.whole("array"))),
          Map.entry("ObjectInsertStmt", PlanReader::objectInsert),
          Map.entry("ObjectInsertOnceStmt", PlanReader::objectInsertOnce),
          Map.entry(
              "ObjectMergeStmt",
              (at, s) -> new Stmt.ObjectMerge(at, s.whole("a"), s.whole("b"), s.whole("target"))),
          Map.entry(
              "SetAddStmt", (at, s) -> new Stmt.SetAdd(at, operand(s, "value"), s.whole("set"))),
          Map.entry("WithStmt", PlanReader::with),
          Map.entry("NopStmt", (at, _) -> new Stmt.Nop(at)),
          Map.entry("ResultSetAddStmt", (at, s) -> new Stmt.ResultSetAdd(at, s.whole("value"))));

  /** A plan nests deeper than other documents do: each loop in a rule adds four levels. */
  private static final JsonLimits LIMITS = JsonLimits.DEFAULT.withMaxDepth(1000);

  private PlanReader() {}

  /**
   * Reads a whole plan.
   *
   * @throws dev.gavel.engine.value.JsonException when the bytes are no JSON
   * @throws PlanException naming the place in the document that makes no sense
   */
  public static Policy read(byte[] json) {
    return read(JsonReader.read(json, LIMITS));
  }

  /**
   * Reads a whole plan.
   *
   * @throws PlanException naming the place in the document that makes no sense
   */
  public static Policy read(Value document) {
    Node root = Node.root(document);
    Node fixed = root.get("static");
    return new Policy(
        texts(fixed, "strings"),
        fixed.items("builtin_funcs").stream().map(PlanReader::required).toList(),
        texts(fixed, "files"),
        root.get("plans").items("plans").stream().map(PlanReader::plan).toList(),
        functions(root.find("funcs")),
        root.items("unplanned_rules").stream().map(PlanReader::unplanned).toList());
  }

  private static List<String> texts(Node fixed, String name) {
    return fixed.items(name).stream().map(constant -> constant.get("value").text()).toList();
  }

  private static Policy.Required required(Node node) {
    Node declaration = node.find("decl");
    return new Policy.Required(
        node.get("name").text(), declaration == null ? ObjectValue.EMPTY : declaration.value());
  }

  private static Plan plan(Node node) {
    return new Plan(node.get("name").text(), blocks(node));
  }

  private static List<Function> functions(@Nullable Node node) {
    return node == null
        ? List.of()
        : node.items("funcs").stream().map(PlanReader::function).toList();
  }

  private static Function function(Node node) {
    return new Function(
        node.get("name").text(),
        node.items("path").stream().map(Node::text).toList(),
        node.items("params").stream().map(Node::whole).toList(),
        node.whole("return"),
        blocks(node));
  }

  private static Policy.Unplanned unplanned(Node node) {
    Node location = node.find("location");
    return new Policy.Unplanned(
        node.get("path").text(), location == null ? Spot.NONE : spot(location));
  }

  private static List<Block> blocks(Node node) {
    return node.items("blocks").stream().map(PlanReader::block).toList();
  }

  private static Block block(Node node) {
    return new Block(node.items("stmts").stream().map(PlanReader::statement).toList());
  }

  private static Stmt statement(Node node) {
    Node type = node.get("type");
    BiFunction<Spot, Node, Stmt> reader = STATEMENTS.get(type.text());
    if (reader == null) {
      throw type.unexpected("is no statement that OPA documents");
    }
    Node fields = node.get("stmt");
    return reader.apply(spot(fields), fields);
  }

  private static Spot spot(Node node) {
    return new Spot(
        node.wholeOrZero("file"),
        node.wholeOrZero("row"),
        node.wholeOrZero("col"),
        node.wholeOrZero("end_row"),
        node.wholeOrZero("end_col"));
  }

  private static Stmt call(Spot at, Node node) {
    List<Operand> arguments = node.items("args").stream().map(PlanReader::operand).toList();
    return new Stmt.Call(at, node.get("func").text(), arguments, node.whole("result"));
  }

  private static Stmt callDynamic(Spot at, Node node) {
    return new Stmt.CallDynamic(
        at,
        node.items("args").stream().map(Node::whole).toList(),
        node.items("path").stream().map(PlanReader::operand).toList(),
        node.whole("result"));
  }

  private static Stmt dot(Spot at, Node node) {
    return new Stmt.Dot(at, source(node), operand(node, "key"), node.whole("target"));
  }

  private static Stmt scan(Spot at, Node node) {
    return new Stmt.Scan(
        at, node.whole("source"), node.whole("key"), node.whole("value"), block(node.get("block")));
  }

  private static Stmt objectInsert(Spot at, Node node) {
    return new Stmt.ObjectInsert(
        at, operand(node, "key"), operand(node, "value"), node.whole("object"));
  }

  private static Stmt objectInsertOnce(Spot at, Node node) {
    return new Stmt.ObjectInsertOnce(
        at, operand(node, "key"), operand(node, "value"), node.whole("object"));
  }

  private static Stmt with(Spot at, Node node) {
    return new Stmt.With(
        at,
        node.whole("local"),
        node.items("path").stream().map(Node::whole).toList(),
        operand(node, "value"),
        block(node.get("block")));
  }

  private static Operand source(Node node) {
    return operand(node, "source");
  }

  private static Operand operand(Node node, String name) {
    return operand(node.get(name));
  }

  private static Operand operand(Node node) {
    Node type = node.get("type");
    Node value = node.get("value");
    return switch (type.text()) {
      case "local" -> new Operand.Local(value.whole());
      case "string_index" -> new Operand.StringIndex(value.whole());
      case "bool" -> new Operand.Bool(value.truth());
      default -> throw type.unexpected("is no operand: local, string_index and bool are");
    };
  }
}
