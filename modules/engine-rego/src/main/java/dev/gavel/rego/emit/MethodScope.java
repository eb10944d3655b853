package dev.gavel.rego.emit;

import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Spot;
import dev.gavel.rego.plan.Stmt;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known in one method while its statements are emitted.
 *
 * <p>That includes which locals hold a part of {@code data} that was reached by looking up alone,
 * since keys are text on such a way.
 */
final class MethodScope {
  static final int EXECUTION = 0;
  static final int INPUT = 0;
  static final int DATA = 1;

  private final Unit unit;
  private final Links links;
  private final FunctionParts function;
  private final Slots slots;
  private final Set<Integer> partsOfData;

  MethodScope(
      Unit unit, Links links, FunctionParts function, Slots slots, Set<Integer> partsOfData) {
    this.unit = unit;
    this.links = links;
    this.function = function;
    this.slots = slots;
    this.partsOfData = new HashSet<>(partsOfData);
  }

  Unit unit() {
    return unit;
  }

  Links links() {
    return links;
  }

  Slots slots() {
    return slots;
  }

  LocalFacts facts() {
    return function.facts();
  }

  /** The aggregate that is the only one to ask for the array in this local; null for all others. */
  @Nullable String aggregate(int local) {
    String name = function.tallies().aggregate(local);
    return name != null && links.isStandard(name) ? name : null;
  }

  boolean isSplit() {
    return function.isSplit();
  }

  boolean isParameter(int local) {
    return function.parameters().contains(local);
  }

  /** The name of a method of its own for these statements. */
  String part(List<Stmt> statements) {
    return function.part(unit, List.of(new Block(statements)), -1, partsOfData);
  }

  /** The name of a method that runs one of these blocks, which are numbered from the first on. */
  String choice(List<Block> blocks, int first) {
    return function.part(unit, blocks, first, partsOfData);
  }

  StringValue string(int index) {
    return links.string(index);
  }

  NumberValue number(int index) {
    return NumberValue.parse(links.string(index).text());
  }

  Location place(Spot at) {
    return links.place(at);
  }

  void push(CodeBuilder code, Object constant, ClassDesc as) {
    unit.push(code, constant, as);
  }

  int temporary(CodeBuilder code) {
    return code.allocateLocal(TypeKind.REFERENCE);
  }

  boolean isPartOfData(Operand operand) {
    return operand instanceof Operand.Local(int local) && isPartOfData(local);
  }

  boolean isPartOfData(int local) {
    return partsOfData.contains(local);
  }

  /** What it holds now was not found in data. */
  void written(int local) {
    partsOfData.remove(local);
  }

  void found(Stmt.Dot dot) {
    if (isPartOfData(dot.source())) {
      partsOfData.add(dot.target());
    } else {
      partsOfData.remove(dot.target());
    }
  }

  void isFoundInData(int local) {
    partsOfData.add(local);
  }
}
