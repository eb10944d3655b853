package dev.gavel.rego.emit;

import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.run.BuiltinCall;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A class that is being emitted: its constants are final static fields, which it takes from its
 * class data before anything else, so that the JVM treats them as constants.
 */
final class Unit {
  /** More would not fit into the class's initialiser; those after them are in an array. */
  private static final int MOST_FIELDS = 3_000;

  private static final String REST = "constants";

  /** Larger classes are slow to define, and their constant pools have an end. */
  static final int MOST_BYTES = 1_000_000;

  private static final int MOST_DESCRIBED = 60;
  private static final ClassDesc METHOD_HANDLES = ConstantDescs.CD_MethodHandles;
  private static final ClassDesc LOOKUP = ConstantDescs.CD_MethodHandles_Lookup;
  private static final MethodTypeDesc CLASS_DATA =
      MethodTypeDesc.of(Types.OBJECT, LOOKUP, ConstantDescs.CD_String, ConstantDescs.CD_Class);
  private static final MethodTypeDesc GET = MethodTypeDesc.of(Types.OBJECT, Types.INT);

  private final ClassDesc type;
  private final List<Object> constants = new ArrayList<>();
  private final List<ClassDesc> constantTypes = new ArrayList<>();
  private final Map<Object, Integer> byContent = new HashMap<>();
  private final Map<String, Integer> names = new HashMap<>();
  private final Map<String, Map<Integer, Integer>> slots = new HashMap<>();
  private MethodHandles.@Nullable Lookup defined;

  Unit(ClassDesc type) {
    this.type = type;
  }

  ClassDesc type() {
    return type;
  }

  List<Object> constants() {
    return constants;
  }

  /** The class, once it is defined, for calls from others. */
  void isDefinedAs(MethodHandles.Lookup lookup) {
    defined = lookup;
  }

  Object handle(String method, MethodTypeDesc methodType) {
    if (defined == null) {
      return this; // the code is only looked at
    }
    try {
      MethodType resolved = methodType.resolveConstantDesc(defined);
      return defined.findStatic(defined.lookupClass(), method, resolved);
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("an emitted method is missing", impossible);
    }
  }

  /** A name for a method that no other has. */
  String name(String wanted) {
    StringBuilder name = new StringBuilder();
    wanted.codePoints().forEach(c -> name.appendCodePoint(".;[/<>:".indexOf(c) < 0 ? c : '_'));
    int before = names.merge(name.toString(), 1, Integer::sum);
    return before == 1 ? name.toString() : name(name + "_" + before);
  }

  /** Pushes a constant; equal texts and equally spelled numbers are one. */
  void push(CodeBuilder code, Object constant, ClassDesc as) {
    Object content =
        constant instanceof StringValue || constant instanceof NumberValue
            ? List.of(constant.toString(), as)
            : List.of(System.identityHashCode(constant), constants.size());
    Integer known = byContent.get(content);
    if (known == null) {
      known = constants.size();
      byContent.put(content, known);
      constants.add(constant);
      constantTypes.add(as);
    }
    if (known < MOST_FIELDS) {
      code.getstatic(type, "c" + known, as);
    } else {
      code.getstatic(type, REST, Types.FRAME).loadConstant(known).aaload().checkcast(as);
    }
  }

  /** What the slots of a method hold, for people. */
  void nameSlots(String method, Map<Integer, Integer> locals) {
    slots.put(method, locals);
  }

  String slot(String method, int slot) {
    Integer local = slots.getOrDefault(method, Map.of()).get(slot);
    if (slot == MethodScope.EXECUTION) {
      return "run";
    }
    if (local == null) {
      return "t" + slot;
    }
    return local == MethodScope.INPUT ? "input" : local == MethodScope.DATA ? "data" : "L" + local;
  }

  /** A constant for people. */
  String describe(String field) {
    if (field.equals(REST)) {
      return field;
    }
    Object constant = constants.get(Integer.parseInt(field.substring(1)));
    String text =
        switch (constant) {
          case Value value -> value.toString();
          case BuiltinCall call -> call.name();
          case Location at -> at.toString();
          default -> constant.getClass().getSimpleName();
        };
    return text.length() <= MOST_DESCRIBED ? text : text.substring(0, MOST_DESCRIBED) + "…";
  }

  /** The fields, and the initialiser that fills them; when all methods are there. */
  void writeConstants(ClassBuilder to) {
    int fields = Math.min(constants.size(), MOST_FIELDS);
    for (int i = 0; i < fields; i++) {
      to.withField("c" + i, constantTypes.get(i), ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
    }
    if (fields < constants.size()) {
      to.withField(REST, Types.FRAME, ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
    }
    to.withMethodBody(
        ConstantDescs.CLASS_INIT_NAME,
        ConstantDescs.MTD_void,
        ClassFile.ACC_STATIC,
        code -> {
          int data = code.allocateLocal(TypeKind.REFERENCE);
          code.invokestatic(METHOD_HANDLES, "lookup", MethodTypeDesc.of(LOOKUP))
              .loadConstant(ConstantDescs.DEFAULT_NAME)
              .loadConstant(ConstantDescs.CD_List)
              .invokestatic(METHOD_HANDLES, "classData", CLASS_DATA)
              .checkcast(ConstantDescs.CD_List)
              .astore(data);
          if (fields < constants.size()) {
            code.aload(data)
                .invokeinterface(ConstantDescs.CD_List, "toArray", MethodTypeDesc.of(Types.FRAME))
                .putstatic(type, REST, Types.FRAME);
          }
          for (int i = 0; i < fields; i++) {
            code.aload(data)
                .loadConstant(i)
                .invokeinterface(ConstantDescs.CD_List, "get", GET)
                .checkcast(constantTypes.get(i))
                .putstatic(type, "c" + i, constantTypes.get(i));
          }
          code.return_();
        });
  }
}
