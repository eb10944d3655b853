package dev.gavel.rego.emit;

import static dev.gavel.rego.emit.Types.OBJECT;
import static dev.gavel.rego.emit.Types.STRING_VALUE;
import static dev.gavel.rego.emit.Types.VALUE;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Pushes what statements work on. */
final class Operands {
  private final CodeBuilder code;
  private final MethodScope scope;

  Operands(CodeBuilder code, MethodScope scope) {
    this.code = code;
    this.scope = scope;
  }

  /** A value, which does not change any more; null for one that is undefined. */
  void value(Operand operand) {
    switch (operand) {
      case Operand.Local(int number) -> value(number);
      case Operand.Bool(boolean truth) ->
          code.getstatic(Types.BOOLEAN_VALUE, BooleanValue.of(truth).name(), Types.BOOLEAN_VALUE);
      case Operand.StringIndex(int index) -> string(index);
    }
  }

  void value(int local) {
    load(local);
    if (scope.facts().canGrow(local)) {
      code.invokestatic(Types.GROWING, "frozen", MethodTypeDesc.of(VALUE, OBJECT));
    }
  }

  /** As it is, also while it is growing. */
  void raw(Operand operand) {
    if (operand instanceof Operand.Local(int number)) {
      load(number);
    } else {
      value(operand);
    }
  }

  void string(int index) {
    scope.push(code, scope.string(index), STRING_VALUE);
  }

  void constant(Value value) {
    if (value instanceof StringValue string) {
      scope.push(code, string, STRING_VALUE);
    } else {
      scope.push(code, value, VALUE);
    }
  }

  /** An array of values, null for those that are undefined. */
  void array(List<Operand> items) {
    code.loadConstant(items.size()).anewarray(VALUE);
    for (int i = 0; i < items.size(); i++) {
      code.dup().loadConstant(i);
      value(items.get(i));
      code.aastore();
    }
  }

  void load(int local) {
    scope.slots().load(code, local);
  }

  void store(int local) {
    scope.slots().store(code, local);
  }

  /** Pushes what a lookup finds, in the way that its source and key allow. */
  void lookup(Stmt.Dot dot) {
    if (dot.source() instanceof Operand.Local(int source) && scope.facts().canGrow(source)) {
      raw(dot.source());
      value(dot.key());
      code.invokestatic(Types.READING, "inGrowing", MethodTypeDesc.of(OBJECT, OBJECT, VALUE));
    } else if (dot.key() instanceof Operand.StringIndex(int index) && isName(index)) {
      value(dot.source());
      string(index);
      code.invokestatic(Types.READING, "field", MethodTypeDesc.of(VALUE, VALUE, STRING_VALUE));
    } else if (scope.isPartOfData(dot.source())) {
      code.aload(MethodScope.EXECUTION);
      value(MethodScope.DATA);
      value(dot.source());
      value(dot.key());
      code.invokestatic(
          Types.READING, "inData", MethodTypeDesc.of(VALUE, Types.EXECUTION, VALUE, VALUE, VALUE));
    } else {
      value(dot.source());
      value(dot.key());
      code.invokestatic(Types.READING, "at", MethodTypeDesc.of(VALUE, VALUE, VALUE));
    }
  }

  /** Whether it is no index of an array, which it could be in base data. */
  private boolean isName(int index) {
    String text = scope.string(index).text();
    return text.isEmpty()
        || (!Character.isDigit(text.charAt(0)) && "+-".indexOf(text.charAt(0)) < 0);
  }
}
