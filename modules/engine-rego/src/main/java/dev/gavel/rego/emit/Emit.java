package dev.gavel.rego.emit;

import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.emit.support.Code;
import dev.gavel.rego.plan.Field;
import dev.gavel.rego.plan.Function;
import dev.gavel.rego.plan.Plan;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Emits a plan as classes, and defines them.
 *
 * <p>Functions come in the order of their calls, as many in a class as fit. The classes are hidden:
 * they go when the policies go that they were made for.
 */
public final class Emit {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final ClassDesc TYPE = ClassDesc.of(Emit.class.getPackageName() + ".Policy");
  private static final MethodTypeDesc RUN = Types.function(2);
  private static final int MOST_PARAMETERS = 200;

  /** The method that chooses among them has to fit into 64 kB. */
  private static final int MOST_METHODS = 3_000;

  private static final int MOST_WITH_FUNCTIONS = 1_000;

  private final Links links;
  private final CallOrder order;
  private final boolean defining;
  private final StringBuilder text = new StringBuilder();
  private final Map<String, Emitted.Entry> entries = new LinkedHashMap<>();

  private Emit(Links links, CallOrder order, boolean defining) {
    this.links = links;
    this.order = order;
    this.defining = defining;
  }

  /** Whether a plan can become code: not when it is watched, or no planner would make it. */
  public static boolean canRun(Policy policy) {
    return CallOrder.of(policy) != null && !isUnusual(policy);
  }

  /** The plan as code; none where it cannot be. */
  public static Optional<Emitted> run(
      Policy policy, java.util.function.Function<String, @Nullable Builtin> builtins) {
    return emit(policy, builtins, true)
        .map(emit -> new Emitted(emit.entries, emit.order.rememberedCount(), emit.order.deepest()));
  }

  /** The code as text, for people. */
  public static Optional<String> text(
      Policy policy, java.util.function.Function<String, @Nullable Builtin> builtins) {
    return emit(policy, builtins, false).map(emit -> emit.text.toString());
  }

  private static Optional<Emit> emit(
      Policy policy,
      java.util.function.Function<String, @Nullable Builtin> builtins,
      boolean defining) {
    CallOrder order = CallOrder.of(policy);
    if (order == null || isUnusual(policy)) {
      return Optional.empty();
    }
    Emit emit = new Emit(new Links(policy, order, builtins), order, defining);
    emit.units(policy);
    return Optional.of(emit);
  }

  private static boolean isUnusual(Policy policy) {
    return policy.functions().stream().anyMatch(Emit::isUnusual)
        || policy.plans().stream().anyMatch(plan -> isUnusual(plan.blocks()));
  }

  private static boolean isUnusual(Function function) {
    return function.parameters().size() > MOST_PARAMETERS || isUnusual(function.blocks());
  }

  private static boolean isUnusual(List<dev.gavel.rego.plan.Block> blocks) {
    return isWatched(blocks) || writesDocuments(blocks);
  }

  private static boolean isWatched(List<dev.gavel.rego.plan.Block> blocks) {
    return !Statements.none(blocks, statement -> statement instanceof Stmt.Note);
  }

  /** Only a {@code with} puts something else in the place of input and data. */
  private static boolean writesDocuments(List<dev.gavel.rego.plan.Block> blocks) {
    return !Statements.none(
        blocks,
        statement ->
            Field.of(statement).stream()
                .anyMatch(
                    field ->
                        (field instanceof Field.Target(_, int local) && local <= MethodScope.DATA)
                            || (field instanceof Field.Changed(_, int changed)
                                && changed <= MethodScope.DATA
                                && !(statement instanceof Stmt.With))));
  }

  private void units(Policy policy) {
    List<Function> functions = order.functions();
    int from = 0;
    while (from < functions.size()) {
      int to = from;
      int size = 0;
      while (to < functions.size() && to - from < MOST_METHODS && size < Unit.MOST_BYTES) {
        size += CodeSize.ofBlocks(functions.get(to).blocks());
        to++;
      }
      boolean last = to == functions.size() && policy.plans().size() < MOST_WITH_FUNCTIONS;
      unit(functions.subList(from, to), last ? policy.plans() : List.of());
      from = to;
    }
    if (functions.isEmpty() || policy.plans().size() >= MOST_WITH_FUNCTIONS) {
      for (from = 0; from < policy.plans().size(); from += MOST_METHODS) {
        int to = Math.min(from + MOST_METHODS, policy.plans().size());
        unit(List.of(), policy.plans().subList(from, to));
      }
    }
  }

  private void unit(List<Function> functions, List<Plan> plans) {
    Unit unit = new Unit(TYPE);
    List<String> callable = new ArrayList<>();
    List<List<String>> paths = new ArrayList<>();
    byte[] bytes =
        ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(
                    ClassHierarchyResolver.ofClassLoading(LOOKUP)))
            .build(
                TYPE,
                to -> {
                  to.withFlags(ClassFile.ACC_FINAL).withInterfaceSymbols(Types.CODE);
                  FunctionEmitter emitter = new FunctionEmitter(to, unit, links);
                  functions.forEach(function -> function(emitter, unit, function));
                  for (Function function : functions) {
                    if (order.isRouted(function)) {
                      callable.add(links.target(function.name()).remembering());
                      paths.add(function.path());
                    }
                  }
                  plans.forEach(plan -> callable.add(plan(emitter, unit, plan)));
                  dispatch(to, callable);
                  unit.writeConstants(to);
                });
    if (defining) {
      define(unit, bytes, paths, plans);
    } else {
      text.append(EmittedText.of(bytes, unit));
    }
  }

  private void function(FunctionEmitter emitter, Unit unit, Function function) {
    String method = unit.name(function.name());
    Integer number = order.remembered(function.name());
    String remembering = number == null ? method : unit.name(method + "_once");
    emitter.emit(method, function.parameters(), function.blocks());
    if (number != null) {
      emitter.remember(remembering, method, number);
    }
    MethodTypeDesc type = Types.function(function.parameters().size());
    links.add(function.name(), new Links.Target(unit, method, remembering, type));
  }

  private static String plan(FunctionEmitter emitter, Unit unit, Plan plan) {
    String method = unit.name("plan_" + plan.name());
    emitter.emit(method, List.of(MethodScope.INPUT, MethodScope.DATA), plan.blocks());
    return method;
  }

  /** The constructor, and the method by which the class is asked from outside. */
  private static void dispatch(ClassBuilder to, List<String> callable) {
    to.withMethodBody(
        ConstantDescs.INIT_NAME,
        ConstantDescs.MTD_void,
        0,
        code ->
            code.aload(0)
                .invokespecial(Types.OBJECT, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .return_());
    MethodTypeDesc type = RUN.insertParameterTypes(0, Types.INT);
    to.withMethodBody("run", type, ClassFile.ACC_PUBLIC, code -> choose(code, callable));
  }

  private static void choose(CodeBuilder code, List<String> callable) {
    List<SwitchCase> cases = new ArrayList<>();
    for (int i = 0; i < callable.size(); i++) {
      cases.add(SwitchCase.of(i, code.newLabel()));
    }
    Label nothing = code.newLabel();
    if (!cases.isEmpty()) {
      code.iload(1).tableswitch(nothing, cases);
    }
    for (SwitchCase chosen : cases) {
      code.labelBinding(chosen.target());
      code.aload(2).aload(3).aload(4);
      code.invokestatic(TYPE, callable.get(chosen.caseValue()), RUN).areturn();
    }
    code.labelBinding(nothing);
    code.aconst_null().areturn();
  }

  private void define(Unit unit, byte[] bytes, List<List<String>> paths, List<Plan> plans) {
    try {
      MethodHandles.Lookup defined =
          LOOKUP.defineHiddenClassWithClassData(bytes, unit.constants(), true);
      unit.isDefinedAs(defined);
      Code code = (Code) defined.lookupClass().getDeclaredConstructor().newInstance();
      for (int i = 0; i < paths.size(); i++) {
        links.routes().add(paths.get(i), code, i);
      }
      for (int i = 0; i < plans.size(); i++) {
        entries.put(plans.get(i).name(), new Emitted.Entry(code, paths.size() + i));
      }
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("emitted code cannot be defined", impossible);
    }
  }
}
