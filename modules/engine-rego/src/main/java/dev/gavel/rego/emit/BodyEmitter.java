package dev.gavel.rego.emit;

import static dev.gavel.rego.emit.Types.EXECUTION;
import static dev.gavel.rego.emit.Types.OBJECT;
import static dev.gavel.rego.emit.Types.VALUE;

import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Spot;
import dev.gavel.rego.plan.Stmt;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Emits the statements of one method. The stack is empty between statements; what a statement works
 * on is pushed, and what it does is called or jumped.
 */
final class BodyEmitter {
  private final CodeBuilder code;
  private final MethodScope scope;
  private final Operands operands;
  private final Exits exits;
  private final CallEmitter calls;
  private final LoopEmitter loops;
  private final ChoiceEmitter choices;

  BodyEmitter(CodeBuilder code, MethodScope scope, Exits exits) {
    this.code = code;
    this.scope = scope;
    this.operands = new Operands(code, scope);
    this.exits = exits;
    this.calls = new CallEmitter(code, scope, operands, exits);
    this.loops = new LoopEmitter(code, scope, operands, exits, this);
    this.choices = new ChoiceEmitter(code, scope, operands, exits, this);
  }

  /** All blocks of a function; what leaves them all goes to its end. */
  void all(List<Block> blocks, Label end) {
    exits.enter(end);
    statements(List.of(new Stmt.Block(Spot.NONE, blocks)));
    exits.exit();
  }

  /** Goes on where a part says that ran one of some blocks. */
  void goOn(int answer, Stmt.Block blocks, Label done) {
    calls.goOn(
        answer, blocks.blocks().stream().flatMap(b -> b.statements().stream()).toList(), done);
  }

  /** The statements of one block; what is too much for a method goes into methods of its own. */
  void statements(List<Stmt> statements) {
    if (scope.isSplit() && size(statements) > CodeSize.LIMIT) {
      Splitting.runs(statements).forEach(this::run);
    } else {
      inline(statements);
    }
  }

  private static int size(List<Stmt> statements) {
    return statements.stream().mapToInt(CodeSize::of).sum();
  }

  private void run(List<Stmt> run) {
    if (size(run) > CodeSize.LIMIT) {
      inline(run);
    } else {
      calls.part(run);
    }
  }

  private void inline(List<Stmt> statements) {
    for (int i = 0; i < statements.size(); i++) {
      if (i + 1 < statements.size() && calls.test(statements.get(i), statements.get(i + 1))) {
        i++;
      } else {
        emit(statements.get(i));
      }
    }
  }

  /** Blocks in turn: what leaves one for its end goes on with the next. */
  void blocks(List<Block> blocks) {
    for (Block block : blocks) {
      Label end = code.newLabel();
      exits.enter(end);
      statements(block.statements());
      exits.exit();
      code.labelBinding(end);
    }
  }

  private void emit(Stmt statement) {
    switch (statement) {
      case Stmt.ReturnLocal s -> giveBack(s.source());
      case Stmt.Call s -> calls.call(s);
      case Stmt.CallDynamic s -> calls.callDynamic(s);
      case Stmt.Block s -> blocks(s.blocks());
      case Stmt.Break s -> exits.leave(code, s.index());
      case Stmt.Dot s -> dot(s);
      case Stmt.Len s -> length(s);
      case Stmt.Scan s -> loops.scan(s);
      case Stmt.ScanWhere s -> loops.scanWhere(s);
      case Stmt.Candidates s -> choices.candidates(s);
      case Stmt.Not s -> not(s);
      case Stmt.AssignInt s -> constant(NumberValue.of(s.value()), s.target());
      case Stmt.AssignVar s -> assign(s.source(), s.target());
      case Stmt.AssignVarOnce s -> assignOnce(s);
      case Stmt.ResetLocal s -> reset(s.target());
      case Stmt.MakeNull s -> constant(NullValue.NULL, s.target());
      case Stmt.MakeNumberInt s -> constant(NumberValue.of(s.value()), s.target());
      case Stmt.MakeNumberRef s -> constant(scope.number(s.index()), s.target());
      case Stmt.Constant s -> constant(s.value(), s.target());
      case Stmt.ArrayLiteral s -> literal("array", s.items(), s.target());
      case Stmt.SetLiteral s -> literal("set", s.elements(), s.target());
      case Stmt.ObjectLiteral s -> object(s);
      case Stmt.MakeArray s -> array(s.target());
      case Stmt.MakeObject s -> make(Types.FILLING, "object", s.target());
      case Stmt.MakeSet s -> make(Types.FILLING, "set", s.target());
      case Stmt.Equal s -> equal(s);
      case Stmt.NotEqual s -> notEqual(s);
      case Stmt.IsArray s -> is("isArray", s.source());
      case Stmt.IsObject s -> is("isObject", s.source());
      case Stmt.IsSet s -> is("isSet", s.source());
      case Stmt.IsDefined s -> defined(s.source());
      case Stmt.IsUndefined s -> undefined(s.source());
      case Stmt.ArrayAppend s -> append(s);
      case Stmt.SetAdd s -> fill("add", s.set(), s.value());
      case Stmt.ObjectInsert s -> insert("insert", s.key(), s.value(), s.object());
      case Stmt.ObjectInsertOnce s -> insert("insertOnce", s.key(), s.value(), s.object());
      case Stmt.ObjectMerge s -> merge(s);
      case Stmt.With s -> loops.with(s);
      case Stmt.Nop _, Stmt.Note _ -> {} // what is watched is not emitted
      case Stmt.ResultSetAdd s -> result(s);
    }
  }

  private void giveBack(int source) {
    operands.value(source);
    exits.giveBack(code);
  }

  private void dot(Stmt.Dot dot) {
    operands.lookup(dot);
    keepOrLeave(dot.target());
    scope.found(dot);
  }

  /** Stores what is on the stack; goes on when that is defined. */
  private void keepOrLeave(int target) {
    code.dup();
    operands.store(target);
    exits.leaveWhenNull(code);
  }

  private void length(Stmt.Len len) {
    operands.value(len.source());
    code.invokestatic(Types.LOOPING, "length", MethodTypeDesc.of(VALUE, VALUE));
    keepOrLeave(len.target());
    scope.written(len.target());
  }

  private void not(Stmt.Not not) {
    Label holds = code.newLabel();
    exits.enter(holds);
    statements(not.block().statements());
    exits.exit();
    exits.leave(code, 0);
    code.labelBinding(holds);
  }

  private void constant(Value value, int target) {
    operands.constant(value);
    operands.store(target);
    scope.written(target);
  }

  private void assign(Operand source, int target) {
    operands.raw(source);
    operands.store(target);
    scope.written(target);
  }

  /** The value of a rule: it may come again, but not with another one. */
  private void assignOnce(Stmt.AssignVarOnce assign) {
    int target = assign.target();
    if (scope.facts().isWrittenOnce(target) && !scope.isParameter(target)) {
      assign(assign.source(), target);
      return;
    }
    Label first = code.newLabel();
    Label done = code.newLabel();
    operands.load(target);
    code.ifnull(first);
    code.aload(MethodScope.EXECUTION);
    operands.value(assign.source());
    operands.value(new Operand.Local(target));
    code.invokestatic(
        Types.TESTING, "agree", MethodTypeDesc.of(Types.VOID, EXECUTION, VALUE, VALUE));
    code.goto_(done);
    code.labelBinding(first);
    operands.raw(assign.source());
    operands.store(target);
    code.labelBinding(done);
    scope.written(target);
  }

  private void reset(int target) {
    code.aconst_null();
    operands.store(target);
    scope.written(target);
  }

  private void array(int target) {
    if (scope.aggregate(target) == null) {
      make(Types.FILLING, "array", target);
    } else {
      make(Types.TALLY, "start", target);
    }
  }

  private void make(ClassDesc by, String what, int target) {
    code.aload(MethodScope.EXECUTION);
    code.invokestatic(by, what, MethodTypeDesc.of(OBJECT, EXECUTION));
    operands.store(target);
    scope.written(target);
  }

  private void literal(String what, List<Operand> parts, int target) {
    code.aload(MethodScope.EXECUTION);
    operands.array(parts);
    code.invokestatic(Types.MAKING, what, MethodTypeDesc.of(VALUE, EXECUTION, Types.VALUES));
    keepOrLeave(target);
    scope.written(target);
  }

  private void object(Stmt.ObjectLiteral literal) {
    code.aload(MethodScope.EXECUTION);
    operands.array(literal.keys());
    operands.array(literal.values());
    code.invokestatic(
        Types.MAKING, "object", MethodTypeDesc.of(VALUE, EXECUTION, Types.VALUES, Types.VALUES));
    keepOrLeave(literal.target());
    scope.written(literal.target());
  }

  private void equal(Stmt.Equal equal) {
    if (equal.b() instanceof Operand.StringIndex(int index)) {
      same(equal.a(), index);
    } else if (equal.a() instanceof Operand.StringIndex(int index)) {
      same(equal.b(), index);
    } else if (equal.b() instanceof Operand.Bool) {
      identical(equal.a(), equal.b());
    } else if (equal.a() instanceof Operand.Bool) {
      identical(equal.b(), equal.a());
    } else {
      compare("equal", equal.a(), equal.b());
    }
  }

  private void same(Operand value, int string) {
    operands.value(value);
    operands.string(string);
    code.invokestatic(
        Types.TESTING, "same", MethodTypeDesc.of(Types.BOOLEAN, VALUE, Types.STRING_VALUE));
    exits.leaveWhenFalse(code);
  }

  /** Booleans are one object each. */
  private void identical(Operand value, Operand bool) {
    Label same = code.newLabel();
    operands.value(value);
    operands.value(bool);
    code.if_acmpeq(same);
    exits.leave(code, 0);
    code.labelBinding(same);
  }

  private void compare(String how, Operand a, Operand b) {
    code.aload(MethodScope.EXECUTION);
    operands.value(a);
    operands.value(b);
    code.invokestatic(
        Types.TESTING, how, MethodTypeDesc.of(Types.BOOLEAN, EXECUTION, VALUE, VALUE));
    exits.leaveWhenFalse(code);
  }

  private void notEqual(Stmt.NotEqual different) {
    if (different.b() instanceof Operand.Bool(boolean truth) && !truth) {
      operands.raw(different.a());
      code.invokestatic(Types.TESTING, "holds", MethodTypeDesc.of(Types.BOOLEAN, OBJECT));
      exits.leaveWhenFalse(code);
    } else {
      compare("different", different.a(), different.b());
    }
  }

  private void is(String what, Operand source) {
    operands.raw(source);
    code.invokestatic(Types.TESTING, what, MethodTypeDesc.of(Types.BOOLEAN, OBJECT));
    exits.leaveWhenFalse(code);
  }

  private void defined(int source) {
    operands.load(source);
    exits.leaveWhenNull(code);
  }

  private void undefined(int source) {
    Label holds = code.newLabel();
    operands.load(source);
    code.ifnull(holds);
    exits.leave(code, 0);
    code.labelBinding(holds);
  }

  private void append(Stmt.ArrayAppend append) {
    String aggregate = scope.aggregate(append.array());
    if (aggregate == null) {
      fill("append", append.array(), append.value());
      return;
    }
    code.aload(MethodScope.EXECUTION);
    operands.load(append.array());
    operands.value(append.value());
    code.invokestatic(
        Types.TALLY, aggregate, MethodTypeDesc.of(Types.BOOLEAN, EXECUTION, OBJECT, VALUE));
    exits.leaveWhenFalse(code);
  }

  private void fill(String how, int collection, Operand value) {
    code.aload(MethodScope.EXECUTION);
    operands.load(collection);
    operands.value(value);
    code.invokestatic(Types.FILLING, how, MethodTypeDesc.of(OBJECT, EXECUTION, OBJECT, VALUE));
    replace(collection);
  }

  private void insert(String how, Operand key, Operand value, int object) {
    code.aload(MethodScope.EXECUTION);
    operands.load(object);
    operands.value(key);
    operands.raw(value);
    code.invokestatic(
        Types.FILLING, how, MethodTypeDesc.of(OBJECT, EXECUTION, OBJECT, VALUE, OBJECT));
    replace(object);
  }

  /** What was filled is on the stack, or null when there was nothing to put in. */
  private void replace(int collection) {
    int filled = scope.temporary(code);
    code.astore(filled).aload(filled);
    exits.leaveWhenNull(code);
    code.aload(filled);
    operands.store(collection);
  }

  private void merge(Stmt.ObjectMerge merge) {
    code.aload(MethodScope.EXECUTION);
    operands.value(merge.a());
    operands.value(merge.b());
    code.invokestatic(Types.READING, "merged", MethodTypeDesc.of(VALUE, EXECUTION, VALUE, VALUE));
    keepOrLeave(merge.target());
    scope.written(merge.target());
  }

  private void result(Stmt.ResultSetAdd result) {
    operands.load(result.value());
    exits.leaveWhenNull(code);
    code.aload(MethodScope.EXECUTION);
    operands.value(result.value());
    scope.push(code, scope.place(result.at()), Types.LOCATION);
    code.invokevirtual(
        EXECUTION, "addResult", MethodTypeDesc.of(Types.VOID, VALUE, Types.LOCATION));
  }
}
