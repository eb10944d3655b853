package dev.gavel.rego.emit;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Emitted code for people: a line an instruction, labels where something jumps to. */
final class EmittedText {
  private final StringBuilder text = new StringBuilder();
  private final Map<Label, String> labels = new HashMap<>();

  private EmittedText() {}

  static String of(List<byte[]> classes) {
    EmittedText emitted = new EmittedText();
    for (byte[] bytes : classes) {
      ClassModel model = ClassFile.of().parse(bytes);
      model.methods().forEach(emitted::method);
    }
    return emitted.text.toString();
  }

  private void method(MethodModel method) {
    String name = method.methodName().stringValue();
    if (name.startsWith("<")) {
      return;
    }
    labels.clear();
    text.append("method ").append(name).append(' ');
    text.append(method.methodTypeSymbol().displayDescriptor()).append('\n');
    method.code().ifPresent(code -> code.forEach(this::element));
    text.append('\n');
  }

  private void element(CodeElement element) {
    if (element instanceof LabelTarget target) {
      text.append(" ").append(label(target.label())).append(":\n");
    } else if (element instanceof Instruction instruction) {
      text.append("    ").append(line(instruction)).append('\n');
    }
  }

  private String line(Instruction instruction) {
    String name = instruction.opcode().name().toLowerCase(Locale.ROOT);
    return switch (instruction) {
      case LoadInstruction load -> "load " + load.slot();
      case StoreInstruction store -> "store " + store.slot();
      case BranchInstruction branch -> name + " " + label(branch.target());
      case InvokeInstruction invoke ->
          "call %s.%s %s"
              .formatted(
                  invoke.owner().asSymbol().displayName(),
                  invoke.name().stringValue(),
                  invoke.typeSymbol().displayDescriptor());
      case FieldInstruction field ->
          "%s %s.%s"
              .formatted(name, field.owner().asSymbol().displayName(), field.name().stringValue());
      case ConstantInstruction constant -> "push " + constant.constantValue();
      case IncrementInstruction increment ->
          "add %d to %d".formatted(increment.constant(), increment.slot());
      case TableSwitchInstruction choice -> "switch " + cases(choice);
      default -> name;
    };
  }

  private String cases(TableSwitchInstruction choice) {
    StringBuilder cases = new StringBuilder();
    for (SwitchCase chosen : choice.cases()) {
      cases.append(chosen.caseValue()).append(" to ").append(label(chosen.target())).append(", ");
    }
    return cases + "else to " + label(choice.defaultTarget());
  }

  private String label(Label label) {
    return labels.computeIfAbsent(label, _ -> "L" + (labels.size() + 1));
  }
}
