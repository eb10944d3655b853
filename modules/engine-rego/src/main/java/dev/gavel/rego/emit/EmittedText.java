package dev.gavel.rego.emit;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
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
import java.lang.constant.ConstantDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Emitted code for people: an instruction a line, locals by the names that the plan has for them,
 * constants by what they are, labels only where something jumps to.
 */
final class EmittedText {
  private final Unit unit;
  private final StringBuilder text = new StringBuilder();
  private final Map<Label, String> labels = new HashMap<>();
  private final Set<Label> targets = new HashSet<>();
  private String method = "";

  private EmittedText(Unit unit) {
    this.unit = unit;
  }

  static String of(byte[] bytes, Unit unit) {
    EmittedText emitted = new EmittedText(unit);
    ClassModel model = ClassFile.of().parse(bytes);
    model.methods().forEach(emitted::method);
    return emitted.text.toString();
  }

  private void method(MethodModel model) {
    method = model.methodName().stringValue();
    if (method.startsWith("<")) {
      return;
    }
    text.append(method).append(model.methodTypeSymbol().displayDescriptor()).append('\n');
    model.code().ifPresent(this::code);
    text.append('\n');
  }

  private void code(CodeModel code) {
    labels.clear();
    targets.clear();
    code.forEach(this::gather);
    code.forEach(this::element);
  }

  private void gather(CodeElement element) {
    switch (element) {
      case BranchInstruction branch -> targets.add(branch.target());
      case TableSwitchInstruction choice -> {
        choice.cases().forEach(chosen -> targets.add(chosen.target()));
        targets.add(choice.defaultTarget());
      }
      default -> {} // nothing else jumps
    }
  }

  private void element(CodeElement element) {
    if (element instanceof LabelTarget target && targets.contains(target.label())) {
      text.append("  ").append(label(target.label())).append(":\n");
    } else if (element instanceof Instruction instruction) {
      text.append("    ").append(line(instruction)).append('\n');
    }
  }

  private String line(Instruction instruction) {
    String name = instruction.opcode().name().toLowerCase(Locale.ROOT);
    return switch (instruction) {
      case LoadInstruction load -> "load " + local(load.slot());
      case StoreInstruction store -> "store " + local(store.slot());
      case BranchInstruction branch -> name + " " + label(branch.target());
      case InvokeInstruction call -> "call " + called(call);
      case FieldInstruction field -> "push " + field(field);
      case ConstantInstruction constant -> "push " + constant(constant.constantValue());
      case IncrementInstruction more -> "add " + more.constant() + " to " + local(more.slot());
      case TableSwitchInstruction choice -> "switch " + cases(choice);
      default -> name; // the name says it all
    };
  }

  private String local(int slot) {
    return unit.slot(method, slot);
  }

  private String called(InvokeInstruction call) {
    String called = call.name().stringValue();
    return call.owner().asSymbol().equals(unit.type())
        ? called
        : call.owner().asSymbol().displayName() + "." + called;
  }

  private String field(FieldInstruction field) {
    String name = field.name().stringValue();
    return field.owner().asSymbol().equals(unit.type()) ? unit.describe(name) : name;
  }

  private static String constant(ConstantDesc constant) {
    return constant instanceof Number || constant instanceof String ? constant.toString() : "null";
  }

  private String cases(TableSwitchInstruction choice) {
    StringJoiner cases = new StringJoiner(", ");
    for (SwitchCase chosen : choice.cases()) {
      cases.add(chosen.caseValue() + ": " + label(chosen.target()));
    }
    return cases + ", else: " + label(choice.defaultTarget());
  }

  private String label(Label label) {
    return labels.computeIfAbsent(label, _ -> "@" + (labels.size() + 1));
  }
}
