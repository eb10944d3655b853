package dev.gavel.rego.plan.planner;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.plan.planner.work.Context;
import dev.gavel.rego.plan.planner.work.Document;
import dev.gavel.rego.plan.planner.work.Work;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.Head;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A function or query being planned: what is written of it, what is known at this place, and who
 * plans which construct.
 */
final class Frame {
  final Program program;
  final Code code = new Code();
  final Variables variables = new Variables();
  final Bodies bodies = new Bodies(this);
  final TermPlanner terms = new TermPlanner(this);
  final Unification unification = new Unification(this);
  final References references = new References(this);
  final DataReferences dataReferences = new DataReferences(this);
  final Calls calls = new Calls(this);
  private Context context;
  private Map<String, Operand> handedOn;

  /**
   * @param handedOn the values that stand in for functions, as the context lists them
   */
  Frame(Program program, Context context, Map<String, Operand> handedOn) {
    this.program = program;
    this.context = context;
    this.handedOn = handedOn;
  }

  Context context() {
    return context;
  }

  /** The value that stands in for a function. */
  Operand handedOn(String function) {
    return Objects.requireNonNull(handedOn.get(function), function);
  }

  /** Runs {@code inside} where more is replaced. */
  void replacing(Context inner, Map<String, Operand> more, Runnable inside) {
    Context outer = context;
    Map<String, Operand> outerHandedOn = handedOn;
    handedOn = new HashMap<>(outerHandedOn);
    handedOn.putAll(more);
    context = inner;
    inside.run();
    context = outer;
    handedOn = outerHandedOn;
  }

  void at(Location location) {
    if (location.row() > 0) {
      code.at(program.constants().spot(location));
    }
  }

  /** Notes that an expression is tried next. */
  void note(Expr expr) {
    if (program.isWatched() && expr.at().row() > 0) {
      code.add(new Stmt.Note(code.at(), expr.at(), new KnownTerms(variables).of(expr)));
    }
  }

  /** Notes that a rule has its value. */
  void note(Head head) {
    if (program.isWatched() && head.at().row() > 0) {
      code.add(new Stmt.Note(code.at(), head.at(), List.of()));
    }
  }

  /** Calls the function that makes this document in this context. */
  Operand call(Document document, int part) {
    return call(new Work(document, part, context), List.of());
  }

  Operand call(Work work, List<Operand> arguments) {
    List<Operand> all = new ArrayList<>();
    all.add(Code.read(Code.INPUT));
    all.add(Code.read(Code.DATA));
    work.context().handedOn().forEach(function -> all.add(handedOn(function)));
    all.addAll(arguments);
    return code.call(program.function(work), all);
  }

  /** Where a variable's value is; if it was given none, it is undefined. */
  Operand variable(String name) {
    Operand known = variables.find(name);
    if (known == null) {
      known = Code.read(code.local());
      variables.put(name, known);
    }
    return known;
  }

  Operand text(String text) {
    return program.constants().operand(text);
  }
}
