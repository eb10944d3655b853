package dev.gavel.rego.emit;

import static dev.gavel.rego.emit.Types.BUILTIN_CALL;
import static dev.gavel.rego.emit.Types.EXECUTION;
import static dev.gavel.rego.emit.Types.OBJECT;
import static dev.gavel.rego.emit.Types.VALUE;

import dev.gavel.rego.emit.support.Routes;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Emits calls: of functions, of built-ins, and of parts of the same function. */
final class CallEmitter {
  private static final int MOST_BY_THEMSELVES = 3;
  private static final List<Operand> DOCUMENTS =
      List.of(new Operand.Local(MethodScope.INPUT), new Operand.Local(MethodScope.DATA));

  private final CodeBuilder code;
  private final MethodScope scope;
  private final Operands operands;
  private final Exits exits;

  CallEmitter(CodeBuilder code, MethodScope scope, Operands operands, Exits exits) {
    this.code = code;
    this.scope = scope;
    this.operands = operands;
    this.exits = exits;
  }

  /** A call whose answer is only tested needs no value for it. False when they are no such pair. */
  boolean test(Stmt first, Stmt second) {
    if (!(first instanceof Stmt.Call call)
        || !(second
            instanceof Stmt.NotEqual(_, Operand.Local(int tested), Operand.Bool(boolean truth)))
        || truth
        || tested != call.result()
        || scope.facts().mentions(tested) != 2) {
      return false;
    }
    if (scope.links().order().isFunction(call.function())) {
      function(call);
      code.invokestatic(Types.TESTING, "holds", MethodTypeDesc.of(Types.BOOLEAN, OBJECT));
      exits.leaveWhenFalse(code);
      return true;
    }
    String test = Operators.test(call);
    if (test == null || !scope.links().isStandard(call.function())) {
      return false;
    }
    operator(call, test, Types.BOOLEAN);
    exits.leaveWhenFalse(code);
    return true;
  }

  void call(Stmt.Call call) {
    String operator = Operators.value(call);
    if (scope.links().order().isFunction(call.function())) {
      function(call);
    } else if (isTallied(call)) {
      tallied(call);
    } else if (operator != null && scope.links().isStandard(call.function())) {
      operator(call, operator, VALUE);
    } else {
      builtin(call);
    }
    code.dup();
    operands.store(call.result());
    scope.written(call.result());
    exits.leaveWhenNull(code);
  }

  private boolean isTallied(Stmt.Call call) {
    return call.arguments().size() == 1
        && call.arguments().getFirst() instanceof Operand.Local(int local)
        && call.function().equals(scope.aggregate(local));
  }

  private void tallied(Stmt.Call call) {
    pushBuiltin(call);
    operands.raw(call.arguments().getFirst());
    code.invokestatic(
        Types.TALLY,
        Operators.end(call),
        MethodTypeDesc.of(VALUE, EXECUTION, BUILTIN_CALL, OBJECT));
  }

  private void function(Stmt.Call call) {
    Links.Target target = scope.links().target(call.function());
    boolean onDocuments = call.arguments().equals(DOCUMENTS);
    if (target.isIn(scope.unit())) {
      arguments(call);
      String method = onDocuments ? target.remembering() : target.method();
      code.invokestatic(scope.unit().type(), method, target.type());
    } else {
      scope.push(code, target.handle(onDocuments), Types.METHOD_HANDLE);
      arguments(call);
      code.invokevirtual(Types.METHOD_HANDLE, "invokeExact", target.type());
    }
  }

  private void arguments(Stmt.Call call) {
    code.aload(MethodScope.EXECUTION);
    call.arguments().forEach(operands::value);
  }

  private void operator(Stmt.Call call, String method, ClassDesc result) {
    pushBuiltin(call);
    call.arguments().forEach(operands::value);
    code.invokestatic(Types.OPERATING, method, builtinType(result, call.arguments().size()));
  }

  private void pushBuiltin(Stmt.Call call) {
    code.aload(MethodScope.EXECUTION);
    scope.push(code, scope.links().builtin(call), BUILTIN_CALL);
  }

  private static MethodTypeDesc builtinType(ClassDesc result, int arguments) {
    List<ClassDesc> types = new ArrayList<>(List.of(EXECUTION, BUILTIN_CALL));
    for (int i = 0; i < arguments; i++) {
      types.add(VALUE);
    }
    return MethodTypeDesc.of(result, types);
  }

  private void builtin(Stmt.Call call) {
    int arguments = call.arguments().size();
    pushBuiltin(call);
    if (arguments <= MOST_BY_THEMSELVES) {
      call.arguments().forEach(operands::value);
      code.invokestatic(Types.CALLING, "call", builtinType(VALUE, arguments));
    } else {
      operands.array(call.arguments());
      code.invokestatic(
          Types.CALLING, "call", MethodTypeDesc.of(VALUE, EXECUTION, BUILTIN_CALL, Types.VALUES));
    }
  }

  /** What is found decides the whole reference, also by being undefined. */
  void callDynamic(Stmt.CallDynamic call) {
    int answer = scope.temporary(code);
    Label found = code.newLabel();
    Label defined = code.newLabel();
    scope.push(code, scope.links().routes(), Types.ROUTES);
    code.aload(MethodScope.EXECUTION);
    operands.value(MethodScope.INPUT);
    operands.value(MethodScope.DATA);
    operands.array(call.path());
    code.invokestatic(
        Types.ROUTES,
        "follow",
        MethodTypeDesc.of(OBJECT, Types.ROUTES, EXECUTION, VALUE, VALUE, Types.VALUES));
    code.astore(answer).aload(answer);
    code.getstatic(Types.of(Routes.class), "NOWHERE", OBJECT);
    code.if_acmpne(found);
    exits.leave(code, 0);
    code.labelBinding(found);
    code.aload(answer);
    operands.store(call.result());
    scope.written(call.result());
    code.aload(answer).ifnonnull(defined);
    exits.leave(code, Splitting.CALL_DYNAMIC_LEAVES);
    code.labelBinding(defined);
  }

  /** Calls statements that became a method; what it returns says where to go on. */
  void part(List<Stmt> statements) {
    int answer = code.allocateLocal(TypeKind.INT);
    Label done = code.newLabel();
    code.aload(MethodScope.EXECUTION);
    code.aload(((Slots.InFrame) scope.slots()).frameSlot());
    code.invokestatic(scope.unit().type(), scope.part(statements), Parts.TYPE);
    code.istore(answer);
    goOn(answer, statements, done);
    code.labelBinding(done);
  }

  /** Goes on where a part says, of these statements or some of them. */
  void goOn(int answer, List<Stmt> statements, Label done) {
    code.iload(answer).loadConstant(Parts.NEXT).if_icmpeq(done);
    if (Parts.returns(statements)) {
      Label stays = code.newLabel();
      code.iload(answer).loadConstant(Parts.RETURN).if_icmpne(stays);
      code.aload(MethodScope.EXECUTION);
      code.invokevirtual(EXECUTION, "answer", MethodTypeDesc.of(VALUE));
      exits.giveBack(code);
      code.labelBinding(stays);
    }
    for (int level = Splitting.leaves(statements, 0); level > 0; level--) {
      Label other = code.newLabel();
      code.iload(answer).loadConstant(level).if_icmpne(other);
      exits.leave(code, level);
      code.labelBinding(other);
    }
    exits.leave(code, 0);
  }
}
