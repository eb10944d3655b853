package dev.gavel.rego.emit;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Stmt;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * How a part of a function and what calls it understand each other: the part returns how many
 * blocks are left, or one of two numbers below zero.
 */
final class Parts {
  static final int NEXT = -1;
  static final int RETURN = -2;
  static final MethodTypeDesc TYPE = MethodTypeDesc.of(Types.INT, Types.EXECUTION, Types.FRAME);

  /** Of parts that run one of several blocks, by its number. */
  static final MethodTypeDesc CHOICE =
      MethodTypeDesc.of(Types.INT, Types.EXECUTION, Types.FRAME, Types.INT);

  /** The answer of the function waits in the execution. */
  static final Exits.Method METHOD =
      new Exits.Method() {
        @Override
        public void leave(CodeBuilder code, int levels) {
          code.loadConstant(levels).ireturn();
        }

        @Override
        public void giveBack(CodeBuilder code) {
          code.aload(MethodScope.EXECUTION)
              .swap()
              .invokevirtual(Types.EXECUTION, "answer", MethodTypeDesc.of(Types.VOID, Types.VALUE));
          code.loadConstant(RETURN).ireturn();
        }
      };

  private Parts() {}

  static boolean returns(List<Stmt> statements) {
    return !Statements.none(
        List.of(new Block(statements)), statement -> statement instanceof Stmt.ReturnLocal);
  }
}
