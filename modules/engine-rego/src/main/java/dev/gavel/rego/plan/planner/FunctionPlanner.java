package dev.gavel.rego.plan.planner;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Function;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.plan.planner.work.Document;
import dev.gavel.rego.plan.planner.work.Work;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plans the function that makes a document. */
final class FunctionPlanner {
  private final Program program;
  private final Work work;
  private final Document document;
  private final Frame frame;
  private final Code code;
  private final List<Integer> parameters = new ArrayList<>();
  private final List<Integer> arguments = new ArrayList<>();
  private final int result;
  private final List<Block> blocks = new ArrayList<>();

  FunctionPlanner(Program program, Work work) {
    this.program = program;
    this.work = work;
    this.document = work.document();
    Map<String, Operand> handedOn = new HashMap<>();
    this.frame = new Frame(program, work.context(), handedOn);
    this.code = frame.code;
    parameters.add(Code.INPUT);
    parameters.add(Code.DATA);
    for (String function : work.context().handedOn()) {
      parameters.add(code.local());
      handedOn.put(function, Code.read(parameters.getLast()));
    }
    for (int i = 0; i < document.arity(); i++) {
      arguments.add(code.local());
    }
    parameters.addAll(arguments);
    this.result = code.local();
  }

  Function plan(String name) {
    List<Rule> rules = document.rules(work.part()).stream().map(Document.Made::rule).toList();
    if (!rules.isEmpty()) {
      frame.at(rules.getFirst().head().at());
    }
    switch (document.kind()) {
      case PACKAGE -> block(() -> new Extents(frame).plan(document, result));
      case VALUE -> values(rules);
      case SET -> set(rules);
      case OBJECT -> object();
    }
    block(() -> code.add(new Stmt.ReturnLocal(code.at(), result)));
    return new Function(name, path(), parameters, result, blocks);
  }

  /** Only what answers without arguments can be looked up. */
  private List<String> path() {
    List<Term> names = document.path().subList(1, document.path().size());
    List<String> strings = Names.strings(names);
    boolean canBeFound =
        document.kind() != Document.Kind.PACKAGE
            && !document.isFunction()
            && work.part() == Document.WHOLE
            && strings.size() == names.size();
    if (!canBeFound) {
      return List.of();
    }
    List<String> path = new ArrayList<>();
    path.add(program.generation(work.context()));
    path.addAll(strings);
    return path;
  }

  private void block(Runnable inside) {
    code.begin();
    frame.variables.enter();
    inside.run();
    frame.variables.leave();
    blocks.add(code.end());
  }

  private void values(List<Rule> rules) {
    Rule fallback = null;
    for (Rule rule : rules) {
      if (rule.isDefault()) {
        fallback = rule;
      } else if (rule.otherwise() == null) {
        block(() -> value(rule, result));
      } else {
        block(() -> chain(rule));
      }
    }
    if (fallback != null) {
      Rule last = fallback;
      block(
          () -> {
            frame.at(last.head().at());
            code.isUndefined(result);
            value(last, result);
          });
    }
  }

  private void value(Rule rule, int target) {
    frame.at(rule.head().at());
    List<Term> patterns = rule.head().arguments();
    for (int i = 0; i < patterns.size(); i++) {
      frame.unification.match(Code.read(arguments.get(i)), patterns.get(i));
    }
    frame.bodies.plan(rule.body());
    Operand value = frame.terms.plan(Objects.requireNonNull(rule.head().value()));
    code.add(new Stmt.AssignVarOnce(code.at(), value, target));
    frame.note(rule.head());
  }

  /** Each branch runs only if those before it gave no value. */
  private void chain(Rule first) {
    int value = code.local();
    List<Block> branches = new ArrayList<>();
    for (@Nullable Rule rule = first; rule != null; rule = rule.otherwise()) {
      frame.at(rule.head().at());
      code.begin();
      frame.variables.enter();
      if (branches.isEmpty()) {
        code.reset(value);
      } else {
        code.isUndefined(value);
      }
      value(rule, value);
      frame.variables.leave();
      branches.add(code.end());
    }
    frame.at(first.head().at());
    code.blocks(branches.toArray(Block[]::new));
    code.isDefined(value);
    code.add(new Stmt.AssignVarOnce(code.at(), Code.read(value), result));
  }

  private void set(List<Rule> rules) {
    block(() -> code.add(new Stmt.MakeSet(code.at(), result)));
    for (Rule rule : rules) {
      block(
          () -> {
            frame.at(rule.head().at());
            frame.bodies.plan(rule.body());
            Operand element = frame.terms.plan(Objects.requireNonNull(rule.head().key()));
            code.add(new Stmt.SetAdd(code.at(), element, result));
            frame.note(rule.head());
          });
    }
  }

  private void object() {
    block(() -> code.add(new Stmt.MakeObject(code.at(), result)));
    ObjectRules objects = new ObjectRules(frame);
    for (Document.Made made : document.rules(work.part())) {
      if (!made.rule().isDefault()) {
        block(() -> objects.plan(made.rule(), made.tail(), result));
      }
    }
  }
}
