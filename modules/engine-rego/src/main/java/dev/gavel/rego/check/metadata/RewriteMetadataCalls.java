package dev.gavel.rego.check.metadata;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.resolve.BuiltinNames;
import dev.gavel.rego.resolve.Capture;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.syntax.tree.Annotations;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Rewriter;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers {@code rego.metadata.rule()} and {@code rego.metadata.chain()}: a rule that asks gets the
 * answer, which is known already, as a variable at the top of its body.
 */
public final class RewriteMetadataCalls {
  private static final String RULE = "rego.metadata.rule";
  private static final String CHAIN = "rego.metadata.chain";

  private final Draft draft;
  private final AnnotationSet annotations;

  private RewriteMetadataCalls(Draft draft, AnnotationSet annotations) {
    this.draft = draft;
    this.annotations = annotations;
  }

  public static void run(Draft draft, AnnotationSet annotations) {
    if (areAskedFor(draft)) {
      RewriteMetadataCalls pass = new RewriteMetadataCalls(draft, annotations);
      draft.rewrite(pass::rewritten);
    }
  }

  /** Whether any policy asks, so that metadata must be read. */
  public static boolean areAskedFor(Draft draft) {
    Calls calls = new Calls();
    draft.modules().forEach(calls::visit);
    return !calls.first.isEmpty();
  }

  private RegoModule rewritten(RegoModule module) {
    List<Rule> rules = new ArrayList<>(module.rules());
    rules.replaceAll(rule -> rewritten(module, rule));
    return new RegoModule(
        module.file(),
        module.dialect(),
        module.pkg(),
        module.imports(),
        rules,
        module.annotations(),
        module.comments());
  }

  private Rule rewritten(RegoModule module, Rule rule) {
    Calls calls = new Calls();
    calls.visit(rule);
    calls.first.keySet().retainAll(draft.options().builtins().keySet());
    if (calls.first.isEmpty()) {
      return rule;
    }
    Map<String, Var> answers = new HashMap<>();
    List<Expr> body = new ArrayList<>();
    Location chainAt = calls.first.get(CHAIN);
    if (chainAt != null) {
      answer(CHAIN, chain(annotations.chain(module, rule), chainAt), answers, body);
    }
    Location ruleAt = calls.first.get(RULE);
    if (ruleAt != null) {
      Annotations own = annotations.primary(rule);
      ObjectValue content = own == null ? ObjectValue.EMPTY : own.content();
      answer(RULE, Literals.of(content, ruleAt), answers, body);
    }
    body.addAll(rule.body().expressions());
    Answering answering = new Answering(answers);
    return new Rule(
        rule.at(),
        answering.head(rule.head()),
        answering.body(new Body(body)),
        rule.otherwise() == null ? null : rewritten(module, rule.otherwise()),
        rule.isDefault(),
        rule.impliedBody());
  }

  private void answer(String question, Term answer, Map<String, Var> answers, List<Expr> body) {
    Capture capture = Capture.of(draft, answer);
    answers.put(question, capture.local());
    body.add(capture.binding());
  }

  private static Term chain(List<AnnotationSet.Link> links, Location at) {
    List<Term> items = new ArrayList<>();
    for (AnnotationSet.Link link : links) {
      List<Term> path = link.path().parts();
      List<ObjectTerm.Entry> entries = new ArrayList<>();
      entries.add(entry("path", new ArrayTerm(at, path.subList(1, path.size())), at));
      if (link.annotations() != null) {
        entries.add(entry("annotations", Literals.of(link.annotations().content(), at), at));
      }
      items.add(new ObjectTerm(at, entries));
    }
    return new ArrayTerm(at, items);
  }

  private static ObjectTerm.Entry entry(String key, Term value, Location at) {
    return new ObjectTerm.Entry(new Scalar(at, StringValue.of(key)), value);
  }

  private static String nameOf(Expr expr) {
    if (expr.statement() instanceof Statement.Calls(Ref function, _)) {
      String name = BuiltinNames.of(function);
      if (name != null && (name.equals(RULE) || name.equals(CHAIN))) {
        return name;
      }
    }
    return "";
  }

  private static final class Calls extends Visitor {
    final Map<String, Location> first = new HashMap<>();

    @Override
    protected boolean enter(Expr expr) {
      String name = nameOf(expr);
      if (!name.isEmpty()) {
        first.putIfAbsent(name, expr.at());
      }
      return true;
    }
  }

  private static final class Answering extends Rewriter {
    private final Map<String, Var> answers;

    Answering(Map<String, Var> answers) {
      this.answers = answers;
    }

    @Override
    public Expr expr(Expr expr) {
      Var answer = answers.get(nameOf(expr));
      if (answer == null || !(expr.statement() instanceof Statement.Calls calls)) {
        return super.expr(expr);
      }
      Statement statement =
          calls.arguments().isEmpty()
              ? new Statement.Holds(answer)
              : new Statement.Calls(
                  new Ref(expr.at(), List.of(new Var(expr.at(), "eq"))),
                  List.of(calls.arguments().getFirst(), answer));
      return new Expr(expr.at(), false, statement, List.of(), Expr.Origin.GENERATED);
    }
  }
}
