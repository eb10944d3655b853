package dev.gavel.rego.emit;

import static dev.gavel.rego.emit.Types.INT;
import static dev.gavel.rego.emit.Types.VALUE;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.plan.index.RuleIndex;
import dev.gavel.rego.plan.index.Subject;
import dev.gavel.rego.run.index.KeyPath;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Emits blocks of which an index says which are to be run. */
final class ChoiceEmitter {
  private static final ClassDesc INDEX = Types.of(RuleIndex.class);
  private static final ClassDesc KEY_PATH = Types.of(KeyPath.class);
  private static final ClassDesc INTS = INT.arrayType();

  private final CodeBuilder code;
  private final MethodScope scope;
  private final Operands operands;
  private final Exits exits;
  private final BodyEmitter body;

  ChoiceEmitter(
      CodeBuilder code, MethodScope scope, Operands operands, Exits exits, BodyEmitter body) {
    this.code = code;
    this.scope = scope;
    this.operands = operands;
    this.exits = exits;
    this.body = body;
  }

  void candidates(Stmt.Candidates candidates) {
    int outcomes = scope.temporary(code);
    int at = code.allocateLocal(TypeKind.INT);
    Label start = code.newLabel();
    Label next = code.newLabel();
    Label done = code.newLabel();
    code.aload(MethodScope.EXECUTION);
    code.invokestatic(Types.LOOPING, "step", MethodTypeDesc.of(Types.VOID, Types.EXECUTION));
    scope.push(code, candidates.index(), INDEX);
    lookups(candidates.index().subjects());
    code.invokevirtual(INDEX, "admitted", MethodTypeDesc.of(INTS, Types.VALUES)).astore(outcomes);
    code.loadConstant(0).istore(at);
    code.labelBinding(start);
    code.iload(at).aload(outcomes).arraylength().if_icmpge(done);
    chosen(candidates, outcomes, at);
    exits.enter(next);
    outcome(candidates, outcomes, at, next);
    exits.exit();
    code.labelBinding(next);
    code.iinc(at, 1);
    code.goto_(start);
    code.labelBinding(done);
  }

  private void lookups(List<Subject> subjects) {
    code.loadConstant(subjects.size()).anewarray(VALUE);
    for (int i = 0; i < subjects.size(); i++) {
      code.dup().loadConstant(i);
      scope.push(code, new KeyPath(subjects.get(i).path()), KEY_PATH);
      operands.value(subjects.get(i).local());
      code.invokevirtual(KEY_PATH, "in", MethodTypeDesc.of(VALUE, VALUE));
      code.aastore();
    }
  }

  private void chosen(Stmt.Candidates candidates, int outcomes, int at) {
    if (scope.facts().mentions(candidates.chosen()) > 1) {
      scope.push(code, candidates.index(), INDEX);
      code.aload(outcomes).iload(at).iaload();
      code.invokevirtual(INDEX, "value", MethodTypeDesc.of(VALUE, INT));
      operands.store(candidates.chosen());
    }
    scope.written(candidates.chosen());
  }

  private void outcome(Stmt.Candidates candidates, int outcomes, int at, Label next) {
    scope.push(code, candidates.index(), INDEX);
    code.aload(outcomes).iload(at).iaload();
    code.invokevirtual(INDEX, "block", MethodTypeDesc.of(INT, INT));
    if (scope.isSplit() && CodeSize.of(candidates) > CodeSize.LIMIT) {
      inParts(candidates, next);
    } else {
      choose(
          code,
          0,
          candidates.blocks(),
          block -> {
            body.statements(block.statements());
            code.goto_(next);
          });
    }
  }

  /** The block with the number on the stack. */
  static void choose(CodeBuilder code, int first, List<Block> blocks, Consumer<Block> emit) {
    Label none = code.newLabel();
    List<SwitchCase> cases = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      cases.add(SwitchCase.of(first + i, code.newLabel()));
    }
    if (cases.isEmpty()) {
      code.pop();
    } else {
      code.tableswitch(none, cases);
    }
    for (int i = 0; i < blocks.size(); i++) {
      code.labelBinding(cases.get(i).target());
      emit.accept(blocks.get(i));
    }
    code.labelBinding(none);
  }

  /** Each method takes as many blocks as fit into it. */
  private void inParts(Stmt.Candidates candidates, Label next) {
    int number = code.allocateLocal(TypeKind.INT);
    int answer = code.allocateLocal(TypeKind.INT);
    Label answered = code.newLabel();
    code.istore(number);
    int first = 0;
    for (List<Block> group : Splitting.groups(candidates.blocks())) {
      Label later = code.newLabel();
      code.iload(number).loadConstant(first + group.size()).if_icmpge(later);
      code.aload(MethodScope.EXECUTION);
      code.aload(((Slots.InFrame) scope.slots()).frameSlot()).iload(number);
      code.invokestatic(scope.unit().type(), scope.choice(group, first), Parts.CHOICE);
      code.istore(answer).goto_(answered);
      code.labelBinding(later);
      first += group.size();
    }
    code.goto_(next);
    code.labelBinding(answered);
    Stmt.Block all = new Stmt.Block(candidates.at(), candidates.blocks());
    body.goOn(answer, all, next);
  }
}
