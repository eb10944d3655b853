package dev.gavel.rego.optimise;

import dev.gavel.rego.optimise.body.Bodies;
import dev.gavel.rego.optimise.body.CallGraph;
import dev.gavel.rego.optimise.body.Printing;
import dev.gavel.rego.optimise.body.Pure;
import dev.gavel.rego.optimise.body.Rewriting;
import dev.gavel.rego.optimise.body.Uses;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Function;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Plan;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the bodies of functions in place of their calls, where they are small, or where there is
 * only one call. A rule's answer is remembered, so that its body goes to where it would run more
 * often than once only if it is hardly more than the question whether it is known.
 */
final class InlineCalls extends Rewriting {
  private static final int TINY = 8;
  private static final int SMALL = 40;
  private static final int CALLED_ONCE = 150;
  private static final int LARGEST = 600;
  private static final Operand INPUT = new Operand.Local(Bodies.INPUT);
  private static final Operand DATA = new Operand.Local(Bodies.DATA);

  /** A function of which calls may be replaced. */
  private record Callee(Function function, int size, boolean isTiny, boolean isCalledOnce) {
    boolean isRule() {
      return function.parameters().size() == 2;
    }
  }

  private final Map<String, Callee> callees;
  private final boolean isRepeated;
  private int firstFree;
  private int size;
  private int loops;
  private boolean isChanged;

  private InlineCalls(Map<String, Callee> callees, List<Integer> parameters, List<Block> blocks) {
    this.callees = callees;
    this.isRepeated = parameters.size() > 2;
    this.firstFree = Uses.firstFree(parameters, blocks);
    this.size = Uses.size(blocks);
  }

  static Policy in(Policy policy) {
    CallGraph graph = CallGraph.of(policy);
    Set<String> printing = Printing.functions(policy);
    Bodies.Change tidy =
        BuildLiterals.change(policy).and(PropagateValues.change(policy)).and(DropUnused::change);
    Map<String, Callee> callees = new HashMap<>();
    Map<String, Function> changed = new HashMap<>();
    for (Function function : graph.calleesFirst()) {
      if (!printing.contains(function.name())) {
        List<Block> blocks = inlined(callees, tidy, function.parameters(), function.blocks());
        Function inlined = Bodies.with(function, blocks);
        changed.put(function.name(), inlined);
        if (!graph.isCircular(function.name()) && Inlined.isPossible(inlined)) {
          callees.put(function.name(), callee(inlined, graph.isCalledOnce(function)));
        }
      }
    }
    List<Function> functions =
        policy.functions().stream()
            .map(function -> changed.getOrDefault(function.name(), function))
            .toList();
    List<Plan> plans = new ArrayList<>();
    for (Plan plan : policy.plans()) {
      plans.add(
          Printing.in(plan.blocks(), printing)
              ? plan
              : new Plan(plan.name(), inlined(callees, tidy, Bodies.DOCUMENTS, plan.blocks())));
    }
    return Bodies.with(policy, plans, functions);
  }

  /** What was put in place is tidied up, so that its size tells what it is in the next place. */
  private static List<Block> inlined(
      Map<String, Callee> callees,
      Bodies.Change tidy,
      List<Integer> parameters,
      List<Block> blocks) {
    InlineCalls inlining = new InlineCalls(callees, parameters, blocks);
    List<Block> inlined = inlining.blocks(blocks);
    return inlining.isChanged ? tidy.of(parameters, inlined) : blocks;
  }

  private static Callee callee(Function function, boolean isCalledOnce) {
    int size = Uses.size(function.blocks());
    boolean[] isTiny = {size <= TINY};
    Uses.each(
        function.blocks(),
        statement ->
            isTiny[0] &=
                !(statement instanceof Stmt.Scan || statement instanceof Stmt.CallDynamic)
                    && !(statement instanceof Stmt.Call call && !Pure.is(call.function())));
    return new Callee(function, size, isTiny[0], isCalledOnce);
  }

  @Override
  protected void statement(Stmt original, List<Stmt> into) {
    if (original instanceof Stmt.Scan) {
      loops++;
      super.statement(original, into);
      loops--;
    } else if (original instanceof Stmt.Call call
        && callees.get(call.function()) instanceof Callee callee
        && isWorthIt(callee)
        && passesDocuments(call, callee.function())) {
      isChanged = true;
      size += callee.size();
      Inlined inlined = new Inlined(callee.function(), call, firstFree);
      into.addAll(inlined.statements());
      firstFree = inlined.firstFree();
    } else {
      super.statement(original, into);
    }
  }

  private boolean isWorthIt(Callee callee) {
    if (callee.isTiny()) {
      return true;
    }
    boolean once = callee.isCalledOnce();
    boolean mayRepeat = !callee.isRule() || (once && loops == 0 && !isRepeated);
    int most = once ? CALLED_ONCE : SMALL;
    return mayRepeat && callee.size() <= most && size + callee.size() <= LARGEST;
  }

  private static boolean passesDocuments(Stmt.Call call, Function function) {
    List<Operand> arguments = call.arguments();
    return arguments.size() == function.parameters().size()
        && arguments.get(0).equals(INPUT)
        && arguments.get(1).equals(DATA);
  }
}
