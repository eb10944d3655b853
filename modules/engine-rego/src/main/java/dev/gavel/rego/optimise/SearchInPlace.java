package dev.gavel.rego.optimise;

import dev.gavel.rego.optimise.body.Bodies;
import dev.gavel.rego.optimise.body.CallGraph;
import dev.gavel.rego.optimise.body.Definitions;
import dev.gavel.rego.optimise.body.Flow;
import dev.gavel.rego.optimise.body.MayConflict;
import dev.gavel.rego.optimise.body.Reaching;
import dev.gavel.rego.optimise.body.Rewriting;
import dev.gavel.rego.optimise.body.Sole;
import dev.gavel.rego.optimise.body.Unset;
import dev.gavel.rego.optimise.body.Uses;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Function;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.run.Execution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Does not build a set that is only searched: where an element would be added, it is looked at.
 * That can be done where it does not matter how often an element comes, and in which order; where
 * nothing that fills the set can find a conflict, since the search may not come to it; and outside
 * loops, in which a rule's set is there from the first time.
 */
final class SearchInPlace extends Rewriting {
  private static final int ROUNDS = 8;
  private static final int MOST_CALLS = 4;
  private static final int SMALL = 40;
  private static final int MOST_COPIED = 80;
  private static final int LARGEST = 600;
  private static final List<Operand> DOCUMENTS =
      List.of(new Operand.Local(Bodies.INPUT), new Operand.Local(Bodies.DATA));

  /** What is the same for all bodies. */
  private record Around(
      Policy policy, CallGraph graph, MayConflict conflicts, Set<String> unsteady) {}

  private final Around around;
  private final Definitions definitions;
  private final Outlook outlook;
  private final boolean isRepeated;
  private final int size;
  private int firstFree;
  private int loops;
  private boolean isChanged;

  private SearchInPlace(Around around, List<Integer> parameters, List<Block> blocks) {
    this.around = around;
    this.definitions = Definitions.of(parameters, blocks);
    this.outlook = new Outlook(new Sole(around.policy(), definitions), definitions);
    this.isRepeated = parameters.size() > 2;
    this.size = Uses.size(blocks);
    this.firstFree = Uses.firstFree(parameters, blocks);
  }

  static Policy in(Policy policy) {
    Set<String> unsteady = new HashSet<>(Execution.VOLATILE);
    unsteady.addAll(
        Reaching.functions(
            policy,
            statement ->
                statement instanceof Stmt.Call call
                    && Execution.VOLATILE.contains(call.function())));
    Around around =
        new Around(policy, CallGraph.of(policy), MayConflict.of(policy), Set.copyOf(unsteady));
    Bodies.Change tidy = PropagateValues.change(policy).and(DropUnused::change);
    return Bodies.changed(
        policy, (parameters, blocks) -> changed(around, tidy, parameters, blocks));
  }

  /** One after the other, since what fills a set may search another one. */
  private static List<Block> changed(
      Around around, Bodies.Change tidy, List<Integer> parameters, List<Block> blocks) {
    List<Block> changed = blocks;
    for (int round = 0; round < ROUNDS; round++) {
      SearchInPlace search = new SearchInPlace(around, parameters, changed);
      List<Block> next = search.blocks(changed);
      if (!search.isChanged) {
        break;
      }
      changed = tidy.of(parameters, next);
    }
    return changed;
  }

  @Override
  protected void statement(Stmt statement, List<Stmt> into) {
    loops += statement instanceof Stmt.Scan ? 1 : 0;
    super.statement(statement, into);
    loops -= statement instanceof Stmt.Scan ? 1 : 0;
  }

  @Override
  protected Block block(Block original) {
    List<Stmt> statements = original.statements();
    for (int at = 0; at < statements.size() && !isChanged && loops == 0; at++) {
      SetFilling filling = filling(statements.get(at));
      List<Stmt> replaced = filling == null ? null : replaced(statements, at, filling, 0);
      if (replaced != null) {
        isChanged = true;
        return new Block(replaced);
      }
    }
    return isChanged ? original : super.block(original);
  }

  private @Nullable SetFilling filling(Stmt statement) {
    if (!(statement instanceof Stmt.Call call)) {
      return SetFilling.of(statement);
    }
    Function function = around.graph().function(call.function());
    if (function == null
        || isRepeated
        || !call.arguments().equals(DOCUMENTS)
        || around.graph().isCircular(function.name())
        || around.graph().calls(function.name()) > MOST_CALLS
        || !SetFilling.isDoneBy(function)
        || Uses.size(function.blocks()) > SMALL) {
      return null;
    }
    Inlined inlined = new Inlined(function, call, firstFree);
    SetFilling filling = SetFilling.of(inlined, call.result());
    firstFree = inlined.firstFree();
    return filling;
  }

  /** The statements without the set; null where it has to be there. */
  private @Nullable List<Stmt> replaced(
      List<Stmt> statements, int at, SetFilling filling, int askedBefore) {
    int set = filling.searched();
    int asked = askedBefore;
    int place = at + 1;
    while (place < statements.size()
        && !searches(statements.get(place), set)
        && !isNegation(statements.get(place), set)) {
      asked += isAsked(statements.get(place), set) ? 1 : 0;
      place++;
    }
    if (place == statements.size() || !mayMove(filling, statements.subList(at + 1, place + 1))) {
      return null;
    }
    List<Stmt> search = new ArrayList<>();
    int end = place + 1;
    if (statements.get(place) instanceof Stmt.Not(_, Block block)) {
      List<Stmt> inner = new ArrayList<>(block.statements());
      inner.addFirst(statements.get(at));
      inner = replaced(inner, 0, filling, asked);
      if (inner == null) {
        return null;
      }
      search.add(new Stmt.Not(statements.get(place).at(), new Block(inner)));
    } else {
      search.addAll(filling.before());
      end = isOnlySearched(filling, asked) ? search(filling, statements, place, search) : -1;
    }
    if (end < 0) {
      return null;
    }
    List<Stmt> replaced = new ArrayList<>(statements.subList(0, at));
    statements.subList(at + 1, place).stream()
        .filter(between -> !isAsked(between, set))
        .forEach(replaced::add);
    replaced.addAll(search);
    replaced.addAll(statements.subList(end, statements.size()));
    return replaced;
  }

  private static boolean isNegation(Stmt statement, int set) {
    return statement instanceof Stmt.Not(_, Block block)
        && block.statements().stream().anyMatch(inner -> searches(inner, set));
  }

  private static boolean isAsked(Stmt statement, int set) {
    return statement instanceof Stmt.IsDefined(_, int source) && source == set;
  }

  private static boolean searches(Stmt statement, int set) {
    Operand local = new Operand.Local(set);
    return (statement instanceof Stmt.Scan scan && scan.source() == set)
        || (statement instanceof Stmt.Dot dot && dot.source().equals(local))
        || (statement instanceof Stmt.Call call
            && call.function().equals("internal.member_2")
            && call.arguments().size() == 2
            && call.arguments().getLast().equals(local));
  }

  private boolean isOnlySearched(SetFilling filling, int asked) {
    int own = filling.filled() == filling.searched() ? filling.additions() : 0;
    return filling.isPlain()
        && definitions.reads(filling.searched()) == own + asked + 1
        && definitions.writers(filling.searched()).size() == own + 1;
  }

  /** Whether what fills the set does the same after these statements, the last one included. */
  private boolean mayMove(SetFilling filling, List<Stmt> behind) {
    Map<Integer, Integer> reads = new HashMap<>();
    boolean[] may = {true};
    Uses.each(
        filling.blocks(),
        statement -> {
          Uses.reads(statement, local -> reads.merge(local, 1, Integer::sum));
          may[0] &= isSteady(statement) && !around.conflicts().at(statement);
        });
    for (int written : filling.written()) {
      may[0] &= definitions.reads(written) <= reads.getOrDefault(written, 0);
    }
    Uses.each(
        List.of(new Block(behind)),
        statement -> Uses.writes(statement, local -> may[0] &= !reads.containsKey(local)));
    return may[0];
  }

  private boolean isSteady(Stmt statement) {
    return !(statement instanceof Stmt.Call call && around.unsteady().contains(call.function()))
        && !(statement instanceof Stmt.CallDynamic);
  }

  /** Puts what searches without the set; where to go on after it, or below zero. */
  private int search(SetFilling filling, List<Stmt> statements, int place, List<Stmt> into) {
    Stmt statement = statements.get(place);
    if (statement instanceof Stmt.Scan scan) {
      if (!isSearch(scan) || !isSmall(filling, Uses.size(List.of(scan.block())))) {
        return -1;
      }
      put(filling, scan, element -> pass(scan, element), into);
      return place + 1;
    }
    if (!isSmall(filling, 2)) {
      return -1;
    }
    if (statement instanceof Stmt.Dot(_, _, Operand key, int target)) {
      find(filling, statement, key, into);
      into.add(new Stmt.AssignVar(statement.at(), key, target));
      return place + 1;
    }
    if (!(statement instanceof Stmt.Call call)
        || place + 1 == statements.size()
        || !isTest(statements.get(place + 1), call.result())) {
      return -1;
    }
    find(filling, call, call.arguments().getFirst(), into);
    return place + 2;
  }

  private boolean isTest(Stmt statement, int answer) {
    return statement instanceof Stmt.NotEqual(_, Operand a, Operand b)
        && a.equals(new Operand.Local(answer))
        && b.equals(new Operand.Bool(false))
        && definitions.reads(answer) == 1;
  }

  private boolean isSmall(SetFilling filling, int body) {
    int copied = filling.additions() * (body + 2);
    return copied <= MOST_COPIED && size + copied + Uses.size(filling.blocks()) <= LARGEST;
  }

  /** Whether a loop does no more than to give a local a constant if some element is right. */
  private boolean isSearch(Stmt.Scan scan) {
    List<Block> whole = List.of(new Block(List.of(scan)));
    Integer result = outlook.onlyResult(scan);
    if (result == null
        || outlook.constant(result, List.of(scan.block())) == null
        || Flow.leaves(scan.block(), 0)
        || around.conflicts().at(scan)) {
      return false;
    }
    Set<Integer> unset = Unset.in(List.of(), whole);
    boolean[] is = {true};
    Uses.each(
        whole,
        statement -> {
          is[0] &= isSteady(statement);
          Uses.reads(statement, local -> is[0] &= local != result);
          Uses.writes(statement, local -> is[0] &= !unset.contains(local));
        });
    return is[0];
  }

  private void put(SetFilling filling, Stmt search, Found.Use use, List<Stmt> into) {
    Found found = new Found(filling.filled(), use);
    into.add(new Stmt.Block(search.at(), found.blocks(filling.blocks())));
  }

  /** Undefined when no element is equal. */
  private void find(SetFilling filling, Stmt search, Operand wanted, List<Stmt> into) {
    int found = firstFree++;
    into.add(new Stmt.ResetLocal(search.at(), found));
    put(
        filling,
        search,
        element ->
            List.of(
                new Stmt.Equal(search.at(), element, wanted),
                new Stmt.AssignVar(search.at(), new Operand.Bool(true), found)),
        into);
    into.add(new Stmt.IsDefined(search.at(), found));
  }

  /** The loop's block for one element, on locals of its own. */
  private List<Stmt> pass(Stmt.Scan scan, Operand element) {
    Integer result = outlook.onlyResult(scan);
    Map<Integer, Integer> own = new HashMap<>();
    Uses.each(
        List.of(new Block(List.of(scan))),
        statement -> Uses.writes(statement, local -> own.computeIfAbsent(local, _ -> firstFree++)));
    if (result != null) {
      own.remove(result);
    }
    Rewriting renaming =
        new Rewriting() {
          @Override
          protected int local(int read) {
            return own.getOrDefault(read, read);
          }

          @Override
          protected int target(int written) {
            return own.getOrDefault(written, written);
          }
        };
    List<Stmt> pass = new ArrayList<>();
    pass.add(new Stmt.AssignVar(scan.at(), element, renamed(own, scan.value())));
    pass.add(new Stmt.IsDefined(scan.at(), renamed(own, scan.value())));
    pass.add(new Stmt.AssignVar(scan.at(), element, renamed(own, scan.key())));
    pass.addAll(renaming.blocks(List.of(scan.block())).getFirst().statements());
    return pass;
  }

  private static int renamed(Map<Integer, Integer> own, int local) {
    return own.getOrDefault(local, local);
  }
}
