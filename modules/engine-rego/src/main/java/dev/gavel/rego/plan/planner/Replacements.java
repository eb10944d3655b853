package dev.gavel.rego.plan.planner;

import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.planner.work.Context;
import dev.gavel.rego.plan.planner.work.Mock;
import dev.gavel.rego.resolve.BuiltinNames;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.With;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Plans an expression with {@code with}. Values for input and data are put there while it runs;
 * replaced functions, and rules hidden by replaced data, change what is called.
 */
final class Replacements {
  private final Frame frame;
  private final Code code;

  Replacements(Frame frame) {
    this.frame = frame;
    this.code = frame.code;
  }

  /** A place in a document, and what it is to hold. */
  private record Put(int local, List<Integer> path, Operand value) {}

  void plan(Expr expr) {
    List<Put> puts = new ArrayList<>();
    Map<String, Mock> mocks = new HashMap<>();
    Map<String, Operand> handedOn = new HashMap<>();
    Set<RuleTree.Node> shadows = new HashSet<>();
    for (With with : expr.with()) {
      Ref target = reference(with.target());
      checkConstant(target);
      if (isFunction(target)) {
        String name = Names.of(target);
        Mock mock = mock(with.value());
        mocks.put(name, mock);
        if (mock instanceof Mock.ByValue) {
          handedOn.put(name, frame.terms.plan(with.value()));
        }
      } else {
        puts.add(put(target, with.value()));
        RuleTree.Node node = frame.program.tree().find(target.parts());
        if (node != null) {
          shadows.add(node);
        }
      }
    }
    Expr inside = new Expr(expr.at(), expr.negated(), expr.statement(), List.of(), expr.origin());
    Context context = frame.context().with(mocks, shadows);
    putting(puts, () -> frame.replacing(context, handedOn, () -> frame.bodies.plan(inside)));
  }

  /**
   * Where the expression holds once at most, what follows comes after it. Where it is a loop, what
   * follows is inside, and finds the documents put back.
   */
  private void putting(List<Put> puts, Runnable inside) {
    Map<Integer, Operand> originals = new TreeMap<>();
    for (Put put : puts) {
      originals.computeIfAbsent(put.local(), this::copy);
    }
    int outside = code.depth();
    puts.forEach(put -> code.with(put.local(), put.path(), put.value()));
    int opened = code.depth();
    inside.run();
    if (code.depth() == opened) {
      code.closeTo(outside);
    } else {
      originals.forEach((local, original) -> code.with(local, List.of(), original));
    }
  }

  private Operand copy(int local) {
    int copy = code.local();
    code.assign(Code.read(local), copy);
    return Code.read(copy);
  }

  private Put put(Ref target, Term value) {
    List<Integer> path =
        Names.strings(target.parts().subList(1, target.parts().size())).stream()
            .map(frame.program.constants()::string)
            .toList();
    int local = target.head().equals(Names.INPUT_ROOT) ? Code.INPUT : Code.DATA;
    return new Put(local, path, frame.terms.plan(value));
  }

  private static void checkConstant(Ref target) {
    if (Names.strings(target.parts().subList(1, target.parts().size())).size()
        < target.parts().size() - 1) {
      throw new RejectedException(
          List.of(new Mistake(Mistake.COMPILE, target.at(), "with target must be constant")));
    }
  }

  private boolean isFunction(Ref target) {
    RuleTree.Node node = frame.program.tree().find(target.parts());
    return isFunction(node) || frame.program.builtin(Names.of(target)) != null;
  }

  private static boolean isFunction(RuleTree.@Nullable Node node) {
    return node != null && !node.rules().isEmpty() && node.rules().getFirst().isFunction();
  }

  private Mock mock(Term value) {
    boolean named = value instanceof Ref || (value instanceof Var && !isBound(value));
    if (!named) {
      return Terms.isConstant(value) ? new Mock.ByTerm(value) : new Mock.ByValue();
    }
    Ref ref = reference(value);
    RuleTree.Node node = frame.program.tree().find(ref.parts());
    if (node != null && isFunction(node)) {
      return new Mock.ByFunction(node, ref.parts());
    }
    String name = BuiltinNames.of(ref);
    return name != null && frame.program.builtin(name) != null
        ? new Mock.ByBuiltin(name)
        : new Mock.ByTerm(value);
  }

  private boolean isBound(Term value) {
    return value instanceof Var(_, String name) && frame.variables.find(name) != null;
  }

  private static Ref reference(Term term) {
    return term instanceof Ref ref ? ref : new Ref(term.at(), List.of(term));
  }
}
