package dev.gavel.rego.emit;

import static dev.gavel.rego.emit.Types.EXECUTION;
import static dev.gavel.rego.emit.Types.INT;
import static dev.gavel.rego.emit.Types.LOOPING;
import static dev.gavel.rego.emit.Types.VALUE;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.run.index.Filters;
import dev.gavel.rego.run.index.Visits;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Emits statements with a block of their own that runs often, or under other documents. */
final class LoopEmitter {
  private static final ClassDesc FILTERS = Types.of(Filters.class);
  private static final ClassDesc VISITS = Types.of(Visits.class);
  private static final MethodTypeDesc AT = MethodTypeDesc.of(VALUE, VALUE, INT);

  private final CodeBuilder code;
  private final MethodScope scope;
  private final Operands operands;
  private final Exits exits;
  private final BodyEmitter body;

  LoopEmitter(
      CodeBuilder code, MethodScope scope, Operands operands, Exits exits, BodyEmitter body) {
    this.code = code;
    this.scope = scope;
    this.operands = operands;
    this.exits = exits;
    this.body = body;
  }

  void scan(Stmt.Scan scan) {
    int source = scope.temporary(code);
    int size = code.allocateLocal(TypeKind.INT);
    int at = code.allocateLocal(TypeKind.INT);
    Label start = code.newLabel();
    Label next = code.newLabel();
    Label done = code.newLabel();
    operands.value(scan.source());
    code.astore(source);
    code.aload(source).invokestatic(LOOPING, "size", MethodTypeDesc.of(INT, VALUE)).istore(size);
    code.loadConstant(0).istore(at);
    code.labelBinding(start);
    code.iload(at).iload(size).if_icmpge(done);
    code.aload(MethodScope.EXECUTION);
    code.invokestatic(LOOPING, "step", MethodTypeDesc.of(Types.VOID, EXECUTION));
    visit(scan.key(), "key", source, at);
    visit(scan.value(), "value", source, at);
    scope.written(scan.key());
    scope.written(scan.value());
    if (scope.isPartOfData(scan.source())) {
      scope.isFoundInData(scan.value());
    }
    exits.enter(next);
    body.statements(scan.block().statements());
    exits.exit();
    code.labelBinding(next);
    code.iinc(at, 1);
    code.goto_(start);
    code.labelBinding(done);
  }

  /** As {@link #scan}, over what an index finds. */
  void scanWhere(Stmt.ScanWhere scan) {
    int visits = scope.temporary(code);
    Label next = code.newLabel();
    Label done = code.newLabel();
    boolean inData = scope.isPartOfData(scan.source());
    Filters filters = new Filters(scan.filters().stream().map(Stmt.Filter::path).toList());
    code.aload(MethodScope.EXECUTION);
    operands.value(inData ? MethodScope.DATA : scan.source());
    operands.value(scan.source());
    scope.push(code, filters, FILTERS);
    operands.array(scan.filters().stream().map(Stmt.Filter::wanted).toList());
    code.invokestatic(
        LOOPING,
        inData ? "visitsInData" : "visits",
        MethodTypeDesc.of(VISITS, EXECUTION, VALUE, VALUE, FILTERS, Types.VALUES));
    code.astore(visits).aload(visits).ifnull(done);
    code.labelBinding(next);
    code.aload(visits).invokevirtual(VISITS, "next", MethodTypeDesc.of(Types.BOOLEAN)).ifeq(done);
    visited(scan.key(), "key", visits);
    visited(scan.value(), "value", visits);
    scope.written(scan.key());
    scope.written(scan.value());
    if (inData) {
      scope.isFoundInData(scan.value());
    }
    exits.enter(next);
    body.statements(scan.block().statements());
    exits.exit();
    code.goto_(next);
    code.labelBinding(done);
  }

  private void visited(int local, String what, int visits) {
    if (scope.facts().mentions(local) > 1) {
      code.aload(visits).invokevirtual(VISITS, what, MethodTypeDesc.of(VALUE));
      operands.store(local);
    }
  }

  /** Nobody may want to know the key, or the value. */
  private void visit(int local, String what, int source, int at) {
    if (scope.facts().mentions(local) > 1) {
      code.aload(source).iload(at).invokestatic(LOOPING, what, AT);
      operands.store(local);
    }
  }

  /** The block runs while a local has another value, and what rules answered does not hold. */
  void with(Stmt.With with) {
    int before = scope.temporary(code);
    int memory = scope.temporary(code);
    int changed = scope.temporary(code);
    Label undefined = code.newLabel();
    Label done = code.newLabel();
    replacement(with);
    code.astore(changed);
    if (!with.path().isEmpty()) {
      Label defined = code.newLabel();
      code.aload(changed).ifnonnull(defined);
      exits.leave(code, 0);
      code.labelBinding(defined);
    }
    operands.load(with.local());
    code.astore(before);
    code.aload(MethodScope.EXECUTION);
    code.invokevirtual(EXECUTION, "memory", MethodTypeDesc.of(Types.MEMORY)).astore(memory);
    code.aload(changed);
    operands.store(with.local());
    replaceDocuments();
    Runnable restore = () -> restore(with.local(), before, memory);
    exits.enterWith(undefined, restore);
    body.statements(with.block().statements());
    exits.exit();
    restore.run();
    code.goto_(done);
    code.labelBinding(undefined);
    restore.run();
    exits.leave(code, 0);
    code.labelBinding(done);
  }

  private void replacement(Stmt.With with) {
    if (with.path().isEmpty()) {
      operands.value(with.value());
      return;
    }
    Value[] path = with.path().stream().map(scope::string).toArray(Value[]::new);
    code.aload(MethodScope.EXECUTION);
    operands.value(with.local());
    scope.push(code, path, Types.VALUES);
    operands.value(with.value());
    code.invokestatic(
        Types.READING, "replaced", MethodTypeDesc.of(VALUE, EXECUTION, VALUE, Types.VALUES, VALUE));
  }

  private void replaceDocuments() {
    code.aload(MethodScope.EXECUTION);
    operands.value(MethodScope.INPUT);
    operands.value(MethodScope.DATA);
    code.invokestatic(
        Types.REMEMBERING, "replace", MethodTypeDesc.of(Types.VOID, EXECUTION, VALUE, VALUE));
  }

  private void restore(int local, int before, int memory) {
    code.aload(before);
    operands.store(local);
    code.aload(MethodScope.EXECUTION).aload(memory);
    code.invokevirtual(EXECUTION, "remember", MethodTypeDesc.of(Types.VOID, Types.MEMORY));
  }
}
