package dev.gavel.rego.emit;

import static dev.gavel.rego.emit.Types.EXECUTION;
import static dev.gavel.rego.emit.Types.INT;
import static dev.gavel.rego.emit.Types.OBJECT;
import static dev.gavel.rego.emit.Types.VALUE;

import dev.gavel.rego.plan.Block;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Emits the methods of one function of the plan, or of a plan itself. */
final class FunctionEmitter {
  private static final int FLAGS = ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE;
  private static final MethodTypeDesc ROOM = MethodTypeDesc.of(Types.FRAME);

  /** What a function does at its end: it is undefined. */
  private static final Exits.Method METHOD =
      new Exits.Method() {
        @Override
        public void leave(CodeBuilder code, int levels) {
          code.aconst_null().areturn();
        }

        @Override
        public void giveBack(CodeBuilder code) {
          code.areturn();
        }
      };

  private final ClassBuilder to;
  private final Unit unit;
  private final Links links;

  FunctionEmitter(ClassBuilder to, Unit unit, Links links) {
    this.to = to;
    this.unit = unit;
    this.links = links;
  }

  void emit(String method, List<Integer> parameters, List<Block> blocks) {
    FunctionParts function = new FunctionParts(method, parameters, blocks);
    MethodTypeDesc type = Types.function(parameters.size());
    if (function.isSplit()) {
      String room = unit.name(method + "_room");
      to.withMethodBody(method, type, FLAGS, code -> split(code, function, room, blocks));
      parts(function);
      room(room, function);
    } else {
      to.withMethodBody(method, type, FLAGS, code -> whole(code, function, blocks));
    }
  }

  private void whole(CodeBuilder code, FunctionParts function, List<Block> blocks) {
    Slots.InMethod slots = new Slots.InMethod();
    for (int i = 0; i < function.parameters().size(); i++) {
      slots.parameter(function.parameters().get(i), i + 1);
    }
    slots.allocate(code, function.facts());
    unit.nameSlots(function.name(), slots.bySlot());
    body(code, new MethodScope(unit, links, function, slots, Set.of(MethodScope.DATA)), blocks);
  }

  private void split(CodeBuilder code, FunctionParts function, String room, List<Block> blocks) {
    int frame = code.allocateLocal(TypeKind.REFERENCE);
    code.invokestatic(unit.type(), room, ROOM).astore(frame);
    Slots slots = new Slots.InFrame(frame, function.places(), Map.of());
    for (int i = 0; i < function.parameters().size(); i++) {
      code.aload(i + 1);
      slots.store(code, function.parameters().get(i));
    }
    body(code, new MethodScope(unit, links, function, slots, Set.of(MethodScope.DATA)), blocks);
  }

  /** How much is shared is known when all parts are emitted. */
  private void room(String method, FunctionParts function) {
    to.withMethodBody(
        method,
        ROOM,
        FLAGS,
        code -> code.loadConstant(function.places().size()).anewarray(OBJECT).areturn());
  }

  private static void body(CodeBuilder code, MethodScope scope, List<Block> blocks) {
    BodyEmitter body = new BodyEmitter(code, scope, new Exits(METHOD));
    Label end = code.newLabel();
    body.all(blocks, end);
    code.labelBinding(end);
    METHOD.leave(code, 0);
  }

  private void parts(FunctionParts function) {
    for (FunctionParts.Part next = function.next(); next != null; next = function.next()) {
      FunctionParts.Part part = next;
      MethodTypeDesc type = part.first() < 0 ? Parts.TYPE : Parts.CHOICE;
      to.withMethodBody(
          part.method(),
          type,
          FLAGS,
          code -> {
            Map<Integer, Integer> own = new HashMap<>();
            function
                .own(part)
                .forEach(local -> own.put(local, code.allocateLocal(TypeKind.REFERENCE)));
            Slots slots = new Slots.InFrame(1, function.places(), own);
            MethodScope scope = new MethodScope(unit, links, function, slots, part.partsOfData());
            part(code, part, new BodyEmitter(code, scope, new Exits(Parts.METHOD)));
          });
    }
  }

  private static void part(CodeBuilder code, FunctionParts.Part part, BodyEmitter body) {
    if (part.first() < 0) {
      body.statements(part.blocks().getFirst().statements());
    } else {
      code.iload(2);
      ChoiceEmitter.choose(
          code,
          part.first(),
          part.blocks(),
          block -> {
            body.statements(block.statements());
            code.loadConstant(Parts.NEXT).ireturn();
          });
    }
    code.loadConstant(Parts.NEXT).ireturn();
  }

  /** The method that other methods call: it asks the function once. */
  void remember(String method, String asked, int number) {
    MethodTypeDesc type = Types.function(2);
    to.withMethodBody(
        method,
        type,
        FLAGS,
        code -> {
          int known = code.allocateLocal(TypeKind.REFERENCE);
          Label unknown = code.newLabel();
          code.aload(0).loadConstant(number);
          code.invokestatic(Types.REMEMBERING, "known", MethodTypeDesc.of(OBJECT, EXECUTION, INT))
              .astore(known);
          code.aload(known).ifnull(unknown);
          code.aload(known);
          code.invokestatic(Types.REMEMBERING, "answer", MethodTypeDesc.of(VALUE, OBJECT));
          code.areturn();
          code.labelBinding(unknown);
          code.aload(0).loadConstant(number);
          code.aload(0).aload(1).aload(2).invokestatic(unit.type(), asked, type);
          code.invokestatic(
              Types.REMEMBERING, "kept", MethodTypeDesc.of(VALUE, EXECUTION, INT, VALUE));
          code.areturn();
        });
  }
}
