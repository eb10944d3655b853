package dev.gavel.rego.emit;

import java.lang.classfile.Attributes;
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
import java.lang.classfile.instruction.LocalVariable;
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
 * constants by what they are, and labels only where something jumps to.
 */
final class EmittedText {
  private final Unit unit;
  private final StringBuilder text = new StringBuilder();
  private final Map<Label, String> labels = new HashMap<>();
  private final Map<Integer, String> locals = new HashMap<>();
  private final Set<Label> targets = new HashSet<>();

  private EmittedText(Unit unit) {
    this.unit = unit;
  }

  static String of(byte[] bytes, Unit unit) {
    EmittedText emitted = new EmittedText(unit);
    ClassModel model = ClassFile.of().parse(bytes);
    model.methods().forEach(emitted::method);
    return emitted.text.toString();
  }

  private void method(MethodModel method) {
    String name = method.methodName().stringValue();
    if (name.startsWith("<") || method.findAttribute(Attributes.code()).isEmpty()) {
      return;
    }
    text.append(name).append(method.methodTypeSymbol().displayDescriptor()).append('\n');
    method.code().ifPresent(this::code);
    text.append('\n');
  }

  private void code(CodeModel code) {
    labels.clear();
    locals.clear();
    targets.clear();
    code.forEach(this::gather);
    code.forEach(this::element);
  }

  private void gather(CodeElement element) {
    switch (element) {
      case LocalVariable local -> locals.put(local.slot(), local.name().stringValue());
      case BranchInstruction branch -> targets.add(branch.target());
      case TableSwitchInstruction choice -> {
        choice.cases().forEach(chosen -> targets.add(chosen.target()));
        targets.add(choice.defaultTarget());
      }
      default -> {} // nothing else names a local or a label
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
    return locals.getOrDefault(slot, "t" + slot);
  }

  private String called(InvokeInstruction call) {
    String method = call.name().stringValue();
    return call.owner().asSymbol().equals(unit.type())
        ? method
        : call.owner().asSymbol().displayName() + "." + method;
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
