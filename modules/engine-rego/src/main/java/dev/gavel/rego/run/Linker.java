package dev.gavel.rego.run;

import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.plan.Function;
import dev.gavel.rego.plan.Plan;
import dev.gavel.rego.plan.PlanException;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Spot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a plan ready to run: what it names by text or number is found once, here. */
final class Linker {
  static final int INPUT = 0;
  static final int DATA = 1;

  private final Policy policy;
  private final java.util.function.Function<String, @Nullable Builtin> builtins;
  private final List<StringValue> strings;
  private final Map<String, Routine> routines = new HashMap<>();
  private final Map<List<Value>, Routine> byPath = new HashMap<>();

  private Linker(Policy policy, java.util.function.Function<String, @Nullable Builtin> builtins) {
    this.policy = policy;
    this.builtins = builtins;
    this.strings = policy.strings().stream().map(StringValue::key).toList();
  }

  static Linked link(
      Policy policy, java.util.function.Function<String, @Nullable Builtin> builtins) {
    return new Linker(policy, builtins).linked();
  }

  private Linked linked() {
    for (Function function : policy.functions()) {
      Routine routine = new Routine(routines.size(), title(function), function.parameters().size());
      routines.put(function.name(), routine);
      if (!function.path().isEmpty()) {
        byPath.put(List.copyOf(function.path().stream().map(StringValue::key).toList()), routine);
      }
    }
    for (Function function : policy.functions()) {
      BodyLinker body = new BodyLinker(this, function.parameters());
      List<Steps> blocks = body.blocks(function.blocks());
      int result = body.local(function.result());
      routine(function.name()).complete(blocks, body.locals(), result);
    }
    Map<String, Routine> plans = new LinkedHashMap<>();
    for (Plan plan : policy.plans()) {
      plans.put(plan.name(), entry(plan));
    }
    return new Linked(plans, routines.size());
  }

  private Routine entry(Plan plan) {
    BodyLinker body = new BodyLinker(this, List.of(INPUT, DATA));
    List<Steps> blocks = body.blocks(plan.blocks());
    Routine routine = new Routine(-1, plan.name(), 2);
    routine.complete(blocks, body.locals(), -1);
    return routine;
  }

  /** As errors name it: without the generation that the path starts with. */
  private static String title(Function function) {
    return function.name().substring(function.name().indexOf('.') + 1);
  }

  Routine routine(String name) {
    Routine routine = routines.get(name);
    if (routine == null) {
      throw new PlanException("the plan calls " + name + ", which it does not have");
    }
    return routine;
  }

  boolean hasRoutine(String name) {
    return routines.containsKey(name);
  }

  Builtin builtin(String name) {
    Builtin builtin = builtins.apply(name);
    if (builtin == null) {
      throw new PlanException("the plan calls " + name + ", which is no function that is known");
    }
    return builtin;
  }

  Map<List<Value>, Routine> byPath() {
    return byPath;
  }

  StringValue string(int index) {
    return strings.get(index);
  }

  Location place(Spot at) {
    String file = at.file() < policy.files().size() ? policy.files().get(at.file()) : "";
    return new Location(file, at.row(), at.column(), 0, "");
  }
}
