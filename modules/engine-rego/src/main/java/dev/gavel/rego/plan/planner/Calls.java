package dev.gavel.rego.plan.planner;

import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.plan.planner.work.Context;
import dev.gavel.rego.plan.planner.work.Document;
import dev.gavel.rego.plan.planner.work.Mock;
import dev.gavel.rego.plan.planner.work.Work;
import dev.gavel.rego.resolve.BuiltinNames;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.type.Declaration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plans calls. A call as an expression may name one more argument than the function takes: a term
 * that the result is unified with. Without one, a rule that stands in for a function counts as true
 * unseen, as it does in OPA.
 */
final class Calls {
  private final Frame frame;
  private final Code code;

  Calls(Frame frame) {
    this.frame = frame;
    this.code = frame.code;
  }

  /** A call for its value, where one is left. */
  Operand value(Call call) {
    return result(target(call.function()), call.arguments());
  }

  void plan(Ref function, List<Term> terms) {
    String name = BuiltinNames.of(function);
    if ("eq".equals(name) || "assign".equals(name)) {
      frame.unification.plan(terms.get(0), terms.get(1));
      return;
    }
    Target target = target(function);
    boolean captured = terms.size() > target.arity();
    if (target instanceof TermTarget(Ref _, int arity) && !captured) {
      terms.subList(0, arity).forEach(frame.terms::plan);
      return;
    }
    Operand result = result(target, terms.subList(0, target.arity()));
    if (target instanceof BuiltinTarget(Declaration builtin) && builtin.relation()) {
      relation(result, captured ? terms.getLast() : null);
    } else if (captured) {
      frame.unification.match(result, terms.getLast());
    } else if (!target.isVoid()) {
      code.holds(result);
    }
  }

  /** What a call calls, after all replacements. */
  private sealed interface Target {
    int arity();

    default boolean isVoid() {
      return false;
    }
  }

  private record BuiltinTarget(Declaration declaration) implements Target {
    @Override
    public int arity() {
      return declaration.type().arity();
    }

    @Override
    public boolean isVoid() {
      return declaration.type().isVoid();
    }
  }

  private record RuleTarget(Document document, Context context) implements Target {
    @Override
    public int arity() {
      return document.arity();
    }
  }

  private record TermTarget(Term value, int arity) implements Target {}

  private record ValueTarget(Operand value, int arity) implements Target {}

  private Target target(Ref function) {
    Target written = written(function);
    String name = Names.of(function);
    Mock mock = frame.context().mocks().get(name);
    return switch (mock) {
      case null -> written;
      case Mock.ByBuiltin(String builtin) -> builtin(builtin);
      case Mock.ByFunction(RuleTree.Node node, List<Term> path) ->
          new RuleTarget(frame.program.documents().at(node, path), frame.context().withoutMocks());
      case Mock.ByTerm(Term value) -> new TermTarget(value, written.arity());
      case Mock.ByValue _ -> new ValueTarget(frame.handedOn(name), written.arity());
    };
  }

  private Target written(Ref function) {
    RuleTree.Node node = frame.program.tree().find(function.parts());
    return node != null && !node.rules().isEmpty()
        ? new RuleTarget(frame.program.documents().at(node, function.parts()), frame.context())
        : builtin(Names.of(function));
  }

  private Target builtin(String name) {
    Declaration declaration = frame.program.builtin(name);
    if (declaration == null) {
      throw new IllegalArgumentException("a call of an unknown function: " + name);
    }
    return new BuiltinTarget(declaration);
  }

  private Operand result(Target target, List<Term> terms) {
    List<Operand> arguments = terms.stream().map(frame.terms::plan).toList();
    return switch (target) {
      case BuiltinTarget(Declaration declaration) -> {
        frame.program.needs(declaration.name());
        yield code.call(declaration.name(), arguments);
      }
      case RuleTarget(Document document, Context context) ->
          frame.call(new Work(document, Document.WHOLE, context), arguments);
      case TermTarget(Term value, _) -> frame.terms.plan(value);
      case ValueTarget(Operand value, _) -> value;
    };
  }

  /** The results are in an array. */
  private void relation(Operand results, @Nullable Term wanted) {
    if (wanted == null) {
      int size = code.local();
      code.add(new Stmt.Len(code.at(), results, size));
      code.add(new Stmt.NotEqual(code.at(), Code.read(size), code.integer(0)));
    } else {
      frame.unification.match(code.scan(results).value(), wanted);
    }
  }
}
