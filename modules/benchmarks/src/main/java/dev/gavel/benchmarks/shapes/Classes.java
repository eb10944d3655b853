package dev.gavel.benchmarks.shapes;

import static java.lang.constant.ConstantDescs.BSM_CLASS_DATA_AT;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.DEFAULT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;
import static java.lang.invoke.MethodType.methodType;

import dev.gavel.engine.Context;
import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.rule.AttributePath;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.Value;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

/** A rule as a hidden class of its own, its operands in the class's data. */
final class Classes {
  private static final ClassDesc CLASS = ClassDesc.of(Classes.class.getPackageName(), "Generated");
  private static final ClassDesc RULE = desc(Rule.class);
  private static final ClassDesc ASK = desc(Ask.class);
  private static final ClassDesc CONTEXT = desc(Context.class);
  private static final ClassDesc VALUE = desc(Value.class);
  private static final ClassDesc VERDICT = desc(Verdict.class);
  private static final ClassDesc CONDITION = desc(Condition.class);
  private static final ClassDesc ATTRIBUTE = desc(AttributePath.class);

  private static final MethodTypeDesc MATCHES = MethodTypeDesc.of(CD_boolean, CONTEXT);
  private static final MethodTypeDesc INPUT = MethodTypeDesc.of(VALUE);
  private static final MethodTypeDesc IN = MethodTypeDesc.of(VALUE, VALUE);
  private static final MethodTypeDesc JUDGE = MethodTypeDesc.of(VERDICT, VALUE);
  private static final MethodTypeDesc HOLDS =
      MethodTypeDesc.of(CD_boolean, VERDICT, CONDITION, CONTEXT, VALUE);

  private static final int CONTEXT_SLOT = 1;
  private static final int ACTUAL_SLOT = 2;

  private Classes() {}

  static Rule rule(List<Ask> asks) {
    List<Object> data = new ArrayList<>();
    byte[] bytes =
        ClassFile.of()
            .build(
                CLASS,
                builder ->
                    builder
                        .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC)
                        .withInterfaceSymbols(RULE)
                        .withMethodBody(INIT_NAME, MTD_void, 0, Classes::constructor)
                        .withMethodBody(
                            "matches",
                            MATCHES,
                            ClassFile.ACC_PUBLIC,
                            code -> conditions(code, asks, data)));
    try {
      MethodHandles.Lookup rule =
          MethodHandles.lookup().defineHiddenClassWithClassData(bytes, List.copyOf(data), true);
      return (Rule) rule.findConstructor(rule.lookupClass(), methodType(void.class)).invoke();
    } catch (Throwable e) {
      throw new LinkageError("a generated rule", e);
    }
  }

  private static void constructor(CodeBuilder code) {
    code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_();
  }

  private static void conditions(CodeBuilder code, List<Ask> asks, List<Object> data) {
    Label no = code.newLabel();
    for (Ask ask : asks) {
      condition(code, ask, data, no);
    }
    code.iconst_1().ireturn().labelBinding(no).iconst_0().ireturn();
  }

  /** Goes on behind itself when the condition holds. */
  private static void condition(CodeBuilder code, Ask ask, List<Object> data, Label no) {
    ClassDesc operand = desc(ask.operand().getClass());
    code.loadConstant(constant(ATTRIBUTE, ask.attribute(), data))
        .aload(CONTEXT_SLOT)
        .invokevirtual(CONTEXT, "input", INPUT)
        .invokevirtual(ATTRIBUTE, "in", IN)
        .dup()
        .astore(ACTUAL_SLOT)
        .ifnull(no)
        .loadConstant(constant(operand, ask.operand(), data))
        .aload(ACTUAL_SLOT)
        .invokevirtual(operand, "judge", JUDGE)
        .loadConstant(constant(CONDITION, ask.condition(), data))
        .aload(CONTEXT_SLOT)
        .aload(ACTUAL_SLOT)
        .invokestatic(ASK, "holds", HOLDS)
        .ifeq(no);
  }

  private static ConstantDesc constant(ClassDesc type, Object value, List<Object> data) {
    data.add(value);
    return DynamicConstantDesc.ofNamed(BSM_CLASS_DATA_AT, DEFAULT_NAME, type, data.size() - 1);
  }

  private static ClassDesc desc(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }
}
