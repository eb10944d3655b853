package dev.gavel.rego.run;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.PlanException;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.run.index.Filters;
import dev.gavel.rego.run.index.KeyPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Links the body of one function or plan.
 *
 * <p>Locals are numbered anew, by their first use: plans share one numbering, so that a frame by
 * their highest number would mostly be empty.
 *
 * <p>It also knows which locals hold a part of {@code data} that was reached by looking up alone,
 * since keys are text on such a way; see {@link dev.gavel.rego.run.document.Lookup#inData}.
 */
final class BodyLinker {
  /** What nests deeper would not fit on the stack of a plain thread when it runs. */
  private static final int DEEPEST = 1000;

  private final Linker linker;
  private final Map<Integer, Integer> locals = new HashMap<>();
  private final Set<Integer> partsOfData = new HashSet<>(Set.of(Linker.DATA));
  private int depth;

  BodyLinker(Linker linker, List<Integer> parameters) {
    this.linker = linker;
    parameters.forEach(this::local);
  }

  int locals() {
    return locals.size();
  }

  int local(int number) {
    return locals.computeIfAbsent(number, _ -> locals.size());
  }

  List<Steps> blocks(List<Block> blocks) {
    List<Steps> linked = new ArrayList<>(blocks.size());
    for (Block block : blocks) {
      linked.add(block(block));
    }
    return linked;
  }

  private Steps block(Block block) {
    depth++;
    if (depth > DEEPEST) {
      throw new PlanException("loops and conditions are nested more than " + DEEPEST + " deep");
    }
    List<Step> steps = new ArrayList<>(block.statements().size());
    for (Stmt statement : block.statements()) {
      steps.add(step(statement));
    }
    depth--;
    return new Steps(steps);
  }

  private Step step(Stmt statement) {
    return switch (statement) {
      case Stmt.ReturnLocal s -> new Control.Return(local(s.source()));
      case Stmt.Call s -> call(s);
      case Stmt.CallDynamic s ->
          new Calls.CallDynamic(linker.byPath(), sources(s.path()), target(s.result()));
      case Stmt.Block s -> new Control.Blocks(blocks(s.blocks()));
      case Stmt.Break s -> new Control.Break(s.index());
      case Stmt.Dot s -> dot(s);
      case Stmt.Len s -> new Reading.Length(source(s.source()), target(s.target()));
      case Stmt.Scan s -> scan(s);
      case Stmt.Not s -> new Control.Not(block(s.block()));
      case Stmt.AssignInt s -> constant(NumberValue.of(s.value()), s.target());
      case Stmt.AssignVar s -> new Assignments.Assign(source(s.source()), target(s.target()));
      case Stmt.AssignVarOnce s -> assignOnce(s);
      case Stmt.ResetLocal s -> new Assignments.Reset(target(s.target()));
      case Stmt.MakeNull s -> constant(NullValue.NULL, s.target());
      case Stmt.MakeNumberInt s -> constant(NumberValue.of(s.value()), s.target());
      case Stmt.MakeNumberRef s -> constant(number(s.index()), s.target());
      case Stmt.MakeArray s -> new Assignments.MakeArray(target(s.target()));
      case Stmt.MakeObject s -> new Assignments.MakeObject(target(s.target()));
      case Stmt.MakeSet s -> new Assignments.MakeSet(target(s.target()));
      case Stmt.Equal s -> new Checks.Equal(source(s.a()), source(s.b()));
      case Stmt.NotEqual s -> new Checks.NotEqual(source(s.a()), source(s.b()));
      case Stmt.IsArray s -> new Checks.IsArray(source(s.source()));
      case Stmt.IsObject s -> new Checks.IsObject(source(s.source()));
      case Stmt.IsSet s -> new Checks.IsSet(source(s.source()));
      case Stmt.IsDefined s -> new Checks.IsDefined(local(s.source()));
      case Stmt.IsUndefined s -> new Checks.IsUndefined(local(s.source()));
      case Stmt.ArrayAppend s -> append(s);
      case Stmt.ObjectInsert s -> insert(s);
      case Stmt.ObjectInsertOnce s -> insertOnce(s);
      case Stmt.ObjectMerge s -> merge(s);
      case Stmt.SetAdd s -> add(s);
      case Stmt.With s -> with(s);
      case Stmt.Candidates s -> candidates(s);
      case Stmt.ScanWhere s -> scanWhere(s);
      case Stmt.Constant s -> constant(s.value(), s.target());
      case Stmt.ArrayLiteral s -> new Literals.OfArray(sources(s.items()), target(s.target()));
      case Stmt.SetLiteral s -> new Literals.OfSet(sources(s.elements()), target(s.target()));
      case Stmt.ObjectLiteral s ->
          new Literals.OfObject(sources(s.keys()), sources(s.values()), target(s.target()));
      case Stmt.Nop _ -> new Control.Nothing();
      case Stmt.Note s -> note(s);
      case Stmt.ResultSetAdd s -> new Control.AddResult(local(s.value()), linker.place(s.at()));
    };
  }

  private Step call(Stmt.Call call) {
    List<Source> arguments = sources(call.arguments());
    int target = target(call.result());
    if (!linker.hasRoutine(call.function())) {
      BuiltinCall builtin =
          new BuiltinCall(
              call.function(),
              linker.builtin(call.function()).given(constants(call.arguments())),
              linker.place(call.at()));
      return new Calls.CallBuiltin(builtin, arguments, target);
    }
    Routine routine = linker.routine(call.function());
    boolean onDocumentsOnly =
        routine.parameters() == 2
            && arguments.equals(List.of(Source.local(Linker.INPUT), Source.local(Linker.DATA)));
    return onDocumentsOnly
        ? new Calls.CallRule(routine, target)
        : new Calls.CallFunction(routine, arguments, target);
  }

  private Step dot(Stmt.Dot dot) {
    Source source = source(dot.source());
    Source key = source(dot.key());
    if (!isPartOfData(source)) {
      return new Reading.Dot(source, key, target(dot.target()));
    }
    int target = target(dot.target());
    partsOfData.add(target);
    return new Reading.DataDot(source, key, target);
  }

  private Step scan(Stmt.Scan scan) {
    int source = local(scan.source());
    int key = target(scan.key());
    int value = target(scan.value());
    if (partsOfData.contains(source)) {
      partsOfData.add(value);
    }
    return new Scan(source, key, value, block(scan.block()));
  }

  private Step candidates(Stmt.Candidates candidates) {
    List<Indexed.Lookup> lookups =
        candidates.index().subjects().stream()
            .map(subject -> new Indexed.Lookup(local(subject.local()), new KeyPath(subject.path())))
            .toList();
    return new Indexed.Candidates(
        candidates.index(), lookups, target(candidates.chosen()), blocks(candidates.blocks()));
  }

  private Step scanWhere(Stmt.ScanWhere scan) {
    Filters filters = new Filters(scan.filters().stream().map(Stmt.Filter::path).toList());
    List<Source> wanted = sources(scan.filters().stream().map(Stmt.Filter::wanted).toList());
    int source = local(scan.source());
    boolean fromData = partsOfData.contains(source);
    int key = target(scan.key());
    int value = target(scan.value());
    if (fromData) {
      partsOfData.add(value);
    }
    return new Indexed.ScanWhere(
        source, fromData, filters, wanted, key, value, block(scan.block()));
  }

  private boolean isPartOfData(Source source) {
    return source.constant() == null && partsOfData.contains(source.local());
  }

  private Step assignOnce(Stmt.AssignVarOnce assign) {
    return new Assignments.AssignOnce(
        source(assign.source()), target(assign.target()), linker.place(assign.at()));
  }

  private Step constant(Value value, int target) {
    return new Assignments.Assign(Source.of(value), target(target));
  }

  private NumberValue number(int index) {
    return NumberValue.parse(linker.string(index).text());
  }

  private Step append(Stmt.ArrayAppend append) {
    return new Filling.Append(
        source(append.value()), local(append.array()), linker.place(append.at()));
  }

  private Step insert(Stmt.ObjectInsert insert) {
    return new Filling.Insert(
        source(insert.key()),
        source(insert.value()),
        local(insert.object()),
        linker.place(insert.at()));
  }

  private Step insertOnce(Stmt.ObjectInsertOnce insert) {
    return new Filling.InsertOnce(
        source(insert.key()),
        source(insert.value()),
        local(insert.object()),
        linker.place(insert.at()));
  }

  private Step merge(Stmt.ObjectMerge merge) {
    return new Reading.Merge(local(merge.a()), local(merge.b()), target(merge.target()));
  }

  private Step add(Stmt.SetAdd add) {
    return new Filling.Add(source(add.value()), local(add.set()), linker.place(add.at()));
  }

  private Step with(Stmt.With with) {
    List<Value> path = with.path().stream().map(index -> (Value) linker.string(index)).toList();
    return new Control.With(local(with.local()), path, source(with.value()), block(with.block()));
  }

  private Step note(Stmt.Note note) {
    return new Control.Note(
        note.place(),
        note.known().stream()
            .map(known -> new Control.Known(known.place(), source(known.value())))
            .toList());
  }

  private List<Source> sources(List<Operand> operands) {
    return operands.stream().map(this::source).toList();
  }

  /** Arguments that are the same in every call. */
  private @Nullable Value[] constants(List<Operand> operands) {
    return sources(operands).stream().map(Source::constant).toArray(Value[]::new);
  }

  private Source source(Operand operand) {
    return switch (operand) {
      case Operand.Local(int number) -> Source.local(local(number));
      case Operand.Bool(boolean truth) -> Source.of(BooleanValue.of(truth));
      case Operand.StringIndex(int index) -> Source.of(linker.string(index));
    };
  }

  /**
   * A local that is written: what it holds afterwards was not found in data, unless one says so.
   */
  private int target(int number) {
    int local = local(number);
    partsOfData.remove(local);
    return local;
  }
}
