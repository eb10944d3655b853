package dev.gavel.rego.emit;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.emit.support.Calling;
import dev.gavel.rego.emit.support.Code;
import dev.gavel.rego.emit.support.Filling;
import dev.gavel.rego.emit.support.Looping;
import dev.gavel.rego.emit.support.Making;
import dev.gavel.rego.emit.support.Operating;
import dev.gavel.rego.emit.support.Reading;
import dev.gavel.rego.emit.support.Remembering;
import dev.gavel.rego.emit.support.Routes;
import dev.gavel.rego.emit.support.Tally;
import dev.gavel.rego.emit.support.Testing;
import dev.gavel.rego.run.BuiltinCall;
import dev.gavel.rego.run.Execution;
import dev.gavel.rego.run.Memory;
import dev.gavel.rego.run.growing.Growing;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** The types that emitted code names. */
final class Types {
  static final ClassDesc OBJECT = ConstantDescs.CD_Object;
  static final ClassDesc BOOLEAN = ConstantDescs.CD_boolean;
  static final ClassDesc INT = ConstantDescs.CD_int;
  static final ClassDesc VOID = ConstantDescs.CD_void;
  static final ClassDesc VALUE = of(Value.class);
  static final ClassDesc STRING_VALUE = of(StringValue.class);
  static final ClassDesc BOOLEAN_VALUE = of(BooleanValue.class);
  static final ClassDesc EXECUTION = of(Execution.class);
  static final ClassDesc MEMORY = of(Memory.class);
  static final ClassDesc GROWING = of(Growing.class);
  static final ClassDesc LOCATION = of(Location.class);
  static final ClassDesc BUILTIN_CALL = of(BuiltinCall.class);
  static final ClassDesc METHOD_HANDLE = ConstantDescs.CD_MethodHandle;
  static final ClassDesc CODE = of(Code.class);
  static final ClassDesc READING = of(Reading.class);
  static final ClassDesc LOOPING = of(Looping.class);
  static final ClassDesc TESTING = of(Testing.class);
  static final ClassDesc FILLING = of(Filling.class);
  static final ClassDesc MAKING = of(Making.class);
  static final ClassDesc CALLING = of(Calling.class);
  static final ClassDesc OPERATING = of(Operating.class);
  static final ClassDesc TALLY = of(Tally.class);
  static final ClassDesc REMEMBERING = of(Remembering.class);
  static final ClassDesc ROUTES = of(Routes.class);
  static final ClassDesc VALUES = VALUE.arrayType();
  static final ClassDesc FRAME = OBJECT.arrayType();

  private Types() {}

  static ClassDesc of(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  /** A function of the plan: the execution, then its parameters. */
  static MethodTypeDesc function(int parameters) {
    List<ClassDesc> types = new ArrayList<>();
    types.add(EXECUTION);
    for (int i = 0; i < parameters; i++) {
      types.add(VALUE);
    }
    return MethodTypeDesc.of(VALUE, types);
  }
}
