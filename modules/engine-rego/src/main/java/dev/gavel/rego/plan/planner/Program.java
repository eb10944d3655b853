package dev.gavel.rego.plan.planner;

import dev.gavel.rego.plan.Function;
import dev.gavel.rego.plan.Plan;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.planner.work.Context;
import dev.gavel.rego.plan.planner.work.Documents;
import dev.gavel.rego.plan.planner.work.Work;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.type.Declaration;
import dev.gavel.rego.type.Declarations;
import dev.gavel.rego.type.TypeJson;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the plans of one policy share, and the queue of what they call. */
final class Program {
  private final RuleTree tree;
  private final Declarations declarations;
  private final boolean watched;
  private final Constants constants = new Constants();
  private final Documents documents;
  private final SortedMap<String, Declaration> called = new TreeMap<>();
  private final Map<Context, Integer> generations = new HashMap<>();
  private final Map<Work, String> names = new HashMap<>();
  private final Queue<Work> waiting = new ArrayDeque<>();

  Program(RuleTree tree, Declarations declarations, boolean watched) {
    this.tree = tree;
    this.declarations = declarations;
    this.watched = watched;
    this.documents = new Documents(tree);
    generations.put(Context.PLAIN, 0);
  }

  /** Whether places and values are noted. */
  boolean isWatched() {
    return watched;
  }

  RuleTree tree() {
    return tree;
  }

  Constants constants() {
    return constants;
  }

  Documents documents() {
    return documents;
  }

  /** The built-in function of that name, which the plan needs if it is called. */
  @Nullable Declaration builtin(String name) {
    return declarations.find(name);
  }

  void needs(String builtin) {
    called.put(builtin, Objects.requireNonNull(declarations.find(builtin), builtin));
  }

  String generation(Context context) {
    return "g" + generations.computeIfAbsent(context, _ -> generations.size());
  }

  /** The name of the function that does this; it is planned if it was not yet. */
  String function(Work work) {
    String known = names.get(work);
    if (known == null) {
      known = generation(work.context()) + "." + Names.of(work);
      names.put(work, known);
      waiting.add(work);
    }
    return known;
  }

  Policy finish(List<Plan> plans) {
    List<Function> functions = new ArrayList<>();
    for (Work work = waiting.poll(); work != null; work = waiting.poll()) {
      String name = Objects.requireNonNull(names.get(work));
      functions.add(new FunctionPlanner(this, work).plan(name));
    }
    List<Policy.Required> required =
        called.values().stream()
            .map(it -> new Policy.Required(it.name(), TypeJson.write(it.type())))
            .toList();
    return new Policy(
        constants.strings(), required, constants.files(), plans, functions, List.of());
  }
}
