package dev.gavel.rego.optimise.body;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.plan.index.RuleIndex;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements taken apart and put together again. A pass overrides what it changes: the operands and
 * locals that are read, the locals that are written, whole statements, whole blocks.
 */
public class Rewriting {

  /** An operand that is read. */
  protected Operand operand(Operand read) {
    return read instanceof Operand.Local(int number) ? new Operand.Local(local(number)) : read;
  }

  /** A local that is read where only a local can be. */
  protected int local(int read) {
    return read;
  }

  /** A local that is written, or both read and written. */
  protected int target(int written) {
    return written;
  }

  /** What stands in place of a statement. */
  protected void statement(Stmt statement, List<Stmt> into) {
    into.add(parts(statement));
  }

  protected Block block(Block block) {
    List<Stmt> statements = new ArrayList<>(block.statements().size());
    for (Stmt statement : block.statements()) {
      statement(statement, statements);
    }
    return new Block(statements);
  }

  public final List<Block> blocks(List<Block> blocks) {
    List<Block> changed = new ArrayList<>(blocks.size());
    for (Block block : blocks) {
      changed.add(block(block));
    }
    return changed;
  }

  /** The statement with its parts rewritten. */
  public final Stmt parts(Stmt statement) {
    return switch (statement) {
      case Stmt.ReturnLocal s -> new Stmt.ReturnLocal(s.at(), local(s.source()));
      case Stmt.Call s -> call(s);
      case Stmt.CallDynamic s -> call(s);
      case Stmt.Block s -> new Stmt.Block(s.at(), blocks(s.blocks()));
      case Stmt.Break s -> s;
      case Stmt.Dot s -> dot(s);
      case Stmt.Len s -> new Stmt.Len(s.at(), operand(s.source()), target(s.target()));
      case Stmt.Scan s -> scan(s);
      case Stmt.Not s -> new Stmt.Not(s.at(), block(s.block()));
      case Stmt.AssignInt s -> new Stmt.AssignInt(s.at(), s.value(), target(s.target()));
      case Stmt.AssignVar s -> new Stmt.AssignVar(s.at(), operand(s.source()), target(s.target()));
      case Stmt.AssignVarOnce s ->
          new Stmt.AssignVarOnce(s.at(), operand(s.source()), target(s.target()));
      case Stmt.ResetLocal s -> new Stmt.ResetLocal(s.at(), target(s.target()));
      case Stmt.MakeNull s -> new Stmt.MakeNull(s.at(), target(s.target()));
      case Stmt.MakeNumberInt s -> new Stmt.MakeNumberInt(s.at(), s.value(), target(s.target()));
      case Stmt.MakeNumberRef s -> new Stmt.MakeNumberRef(s.at(), s.index(), target(s.target()));
      case Stmt.MakeArray s -> new Stmt.MakeArray(s.at(), s.capacity(), target(s.target()));
      case Stmt.MakeObject s -> new Stmt.MakeObject(s.at(), target(s.target()));
      case Stmt.MakeSet s -> new Stmt.MakeSet(s.at(), target(s.target()));
      case Stmt.Equal s -> new Stmt.Equal(s.at(), operand(s.a()), operand(s.b()));
      case Stmt.NotEqual s -> new Stmt.NotEqual(s.at(), operand(s.a()), operand(s.b()));
      case Stmt.IsArray s -> new Stmt.IsArray(s.at(), operand(s.source()));
      case Stmt.IsObject s -> new Stmt.IsObject(s.at(), operand(s.source()));
      case Stmt.IsSet s -> new Stmt.IsSet(s.at(), operand(s.source()));
      case Stmt.IsDefined s -> new Stmt.IsDefined(s.at(), local(s.source()));
      case Stmt.IsUndefined s -> new Stmt.IsUndefined(s.at(), local(s.source()));
      case Stmt.ArrayAppend s -> append(s);
      case Stmt.ObjectInsert s -> insert(s);
      case Stmt.ObjectInsertOnce s -> insert(s);
      case Stmt.ObjectMerge s -> merge(s);
      case Stmt.SetAdd s -> new Stmt.SetAdd(s.at(), operand(s.value()), target(s.set()));
      case Stmt.With s -> with(s);
      case Stmt.Note s -> note(s);
      case Stmt.Constant s -> new Stmt.Constant(s.at(), s.value(), target(s.target()));
      case Stmt.ArrayLiteral s -> array(s);
      case Stmt.SetLiteral s -> set(s);
      case Stmt.ObjectLiteral s -> object(s);
      case Stmt.Candidates s -> candidates(s);
      case Stmt.ScanWhere s -> scan(s);
      case Stmt.Nop s -> s;
      case Stmt.ResultSetAdd s -> new Stmt.ResultSetAdd(s.at(), local(s.value()));
    };
  }

  private List<Operand> operands(List<Operand> read) {
    List<Operand> changed = new ArrayList<>(read.size());
    for (Operand operand : read) {
      changed.add(operand(operand));
    }
    return changed;
  }

  private Stmt call(Stmt.Call s) {
    return new Stmt.Call(s.at(), s.function(), operands(s.arguments()), target(s.result()));
  }

  private Stmt call(Stmt.CallDynamic s) {
    List<Integer> arguments = s.arguments().stream().map(this::local).toList();
    return new Stmt.CallDynamic(s.at(), arguments, operands(s.path()), target(s.result()));
  }

  private Stmt dot(Stmt.Dot s) {
    return new Stmt.Dot(s.at(), operand(s.source()), operand(s.key()), target(s.target()));
  }

  private Stmt scan(Stmt.Scan s) {
    int source = local(s.source());
    return new Stmt.Scan(s.at(), source, target(s.key()), target(s.value()), block(s.block()));
  }

  private Stmt candidates(Stmt.Candidates s) {
    RuleIndex index = s.index().moved(this::local);
    return new Stmt.Candidates(s.at(), index, target(s.chosen()), blocks(s.blocks()));
  }

  private Stmt scan(Stmt.ScanWhere s) {
    List<Stmt.Filter> filters = new ArrayList<>(s.filters().size());
    for (Stmt.Filter filter : s.filters()) {
      filters.add(new Stmt.Filter(filter.path(), operand(filter.wanted())));
    }
    int source = local(s.source());
    return new Stmt.ScanWhere(
        s.at(), source, filters, target(s.key()), target(s.value()), block(s.block()));
  }

  private Stmt append(Stmt.ArrayAppend s) {
    return new Stmt.ArrayAppend(s.at(), operand(s.value()), target(s.array()));
  }

  private Stmt insert(Stmt.ObjectInsert s) {
    return new Stmt.ObjectInsert(s.at(), operand(s.key()), operand(s.value()), target(s.object()));
  }

  private Stmt insert(Stmt.ObjectInsertOnce s) {
    return new Stmt.ObjectInsertOnce(
        s.at(), operand(s.key()), operand(s.value()), target(s.object()));
  }

  private Stmt merge(Stmt.ObjectMerge s) {
    return new Stmt.ObjectMerge(s.at(), local(s.a()), local(s.b()), target(s.target()));
  }

  private Stmt with(Stmt.With s) {
    Operand value = operand(s.value());
    return new Stmt.With(s.at(), target(s.local()), s.path(), value, block(s.block()));
  }

  private Stmt note(Stmt.Note s) {
    return new Stmt.Note(
        s.at(),
        s.place(),
        s.known().stream()
            .map(known -> new Stmt.Known(known.place(), operand(known.value())))
            .toList());
  }

  private Stmt array(Stmt.ArrayLiteral s) {
    return new Stmt.ArrayLiteral(s.at(), operands(s.items()), target(s.target()));
  }

  private Stmt set(Stmt.SetLiteral s) {
    return new Stmt.SetLiteral(s.at(), operands(s.elements()), target(s.target()));
  }

  private Stmt object(Stmt.ObjectLiteral s) {
    return new Stmt.ObjectLiteral(
        s.at(), operands(s.keys()), operands(s.values()), target(s.target()));
  }
}
