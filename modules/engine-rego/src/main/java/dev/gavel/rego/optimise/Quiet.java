package dev.gavel.rego.optimise;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Function;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Statements that nobody misses when they are not run and what they write is not read: they cannot
 * raise a conflict, print, or ask the world.
 */
final class Quiet {
  private static final Set<String> OUTSPOKEN =
      Set.of("http.send", "net.lookup_ip_addr", "opa.runtime", "rand.intn", "uuid.rfc4122");

  private final Set<String> loud;

  private Quiet(Set<String> loud) {
    this.loud = loud;
  }

  static Quiet in(Policy policy) {
    Set<String> loud = new HashSet<>(Printing.functions(policy));
    loud.addAll(OUTSPOKEN);
    Map<String, Set<String>> callers = new HashMap<>();
    for (Function function : policy.functions()) {
      Definitions definitions = Definitions.of(function.parameters(), function.blocks());
      if (!OneValue.in(function.blocks(), new Sole(policy, definitions))) {
        loud.add(function.name());
      }
      Uses.each(
          function.blocks(),
          statement -> {
            if (isLoud(statement)) {
              loud.add(function.name());
            } else if (statement instanceof Stmt.Call call) {
              callers.computeIfAbsent(call.function(), _ -> new HashSet<>()).add(function.name());
            }
          });
    }
    spread(loud, callers);
    return new Quiet(loud);
  }

  private static void spread(Set<String> loud, Map<String, Set<String>> callers) {
    List<String> todo = List.copyOf(loud);
    while (!todo.isEmpty()) {
      todo =
          todo.stream()
              .flatMap(name -> callers.getOrDefault(name, Set.of()).stream())
              .filter(loud::add)
              .toList();
    }
  }

  private static boolean isLoud(Stmt statement) {
    return statement instanceof Stmt.ObjectInsertOnce
        || statement instanceof Stmt.CallDynamic
        || statement instanceof Stmt.ResultSetAdd
        || statement instanceof Stmt.Note;
  }

  boolean isFunction(String name) {
    return !loud.contains(name);
  }

  /**
   * Whether the statement is quiet, and all in it.
   *
   * @param sole about the body in which it stands
   */
  boolean is(Stmt statement, Sole sole) {
    boolean[] quiet = {true};
    Uses.each(
        List.of(new Block(List.of(statement))),
        inner ->
            quiet[0] &=
                !isLoud(inner)
                    && !(inner instanceof Stmt.ReturnLocal)
                    && !(inner instanceof Stmt.Call call && loud.contains(call.function()))
                    && !(inner instanceof Stmt.AssignVarOnce(_, _, int target)
                        && sole.of(target) == null));
    return quiet[0];
  }
}
