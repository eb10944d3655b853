package dev.gavel.rego.check.typing;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.check.graph.DependencyOrder;
import dev.gavel.rego.check.graph.Dependents;
import dev.gavel.rego.check.graph.RuleGraph;
import dev.gavel.rego.check.metadata.AnnotationSet;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.Mistakes;
import dev.gavel.rego.resolve.Draft;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.type.Declaration;
import dev.gavel.rego.type.Declarations;
import dev.gavel.rego.type.Type;
import dev.gavel.rego.type.UnknownType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Gives every rule a type, in the order in which they depend on one another; queries that are asked
 * of the rules later are checked by what came of it.
 */
public final class CheckTypes {
  private static final Comparator<Mistake> BY_PLACE =
      Comparator.comparing((Mistake mistake) -> mistake.at().file())
          .thenComparingInt(mistake -> mistake.at().row())
          .thenComparingInt(mistake -> mistake.at().column())
          .thenComparing(Mistake::toString);

  private final TypeEnvironment documents;
  private final Dependents dependents;

  private CheckTypes(TypeEnvironment documents, Dependents dependents) {
    this.documents = documents;
    this.dependents = dependents;
  }

  /**
   * Checks the rules of a draft.
   *
   * @param graph of the rules, made of an earlier state of the draft
   * @param annotations which may declare schemas for what rules read
   */
  public static CheckTypes run(
      Draft draft,
      RuleGraph graph,
      AnnotationSet annotations,
      Declarations builtins,
      Schemas schemas) {
    Dependents dependents = new Dependents(graph);
    BodyCheck bodies =
        new BodyCheck(new AsWritten(draft), new ReplacedDocuments(dependents::paths));
    TypeTree known = tree(builtins);
    TypeEnvironment documents = TypeEnvironment.root(known, bodies).inner();
    Type input = schemas.inputType(new Mistakes(0));
    if (input != UnknownType.UNKNOWN) {
      known.put(new Var(Location.NONE, "input"), input);
    }
    List<Mistake> mistakes = new ArrayList<>();
    RuleTypes rules =
        new RuleTypes(documents, bodies, new RuleSchemas(annotations, schemas), mistakes);
    Map<Rule, RegoModule> modules = modules(draft.modules());
    for (Rule rule : DependencyOrder.of(graph, RuleGraph.numbered(draft))) {
      rules.add(Objects.requireNonNull(modules.get(rule)), rule);
    }
    mistakes.sort(BY_PLACE);
    mistakes.forEach(draft.mistakes()::addRecoverable);
    return new CheckTypes(documents, dependents);
  }

  /** How to speak of queries that call functions with too few or too many arguments. */
  public ArityWords arityWords() {
    return new ArityWords(documents.inner(bodies(ref -> ref)));
  }

  /** Checks a query, after it went through the passes for queries. */
  public void query(Body query, UnaryOperator<Ref> asWritten, Mistakes mistakes) {
    BodyCheck.Result result = bodies(asWritten).check(documents, query);
    result.mistakes().forEach(mistake -> mistakes.add(mistake.mistake()));
  }

  /** What a check notes is its own, so that queries can be checked at the same time. */
  private BodyCheck bodies(UnaryOperator<Ref> asWritten) {
    return new BodyCheck(asWritten, new ReplacedDocuments(dependents::paths));
  }

  /** What is known before any rule is. */
  static TypeEnvironment declared(Declarations builtins) {
    return TypeEnvironment.root(
        tree(builtins), new BodyCheck(ref -> ref, new ReplacedDocuments(_ -> List.of())));
  }

  private static TypeTree tree(Declarations builtins) {
    TypeTree known = new TypeTree();
    for (Declaration builtin : builtins.all()) {
      List<Term> path = new ArrayList<>();
      for (String part : builtin.name().split("\\.", -1)) {
        path.add(
            path.isEmpty()
                ? new Var(Location.NONE, part)
                : new Scalar(Location.NONE, StringValue.of(part)));
      }
      known.put(path, builtin.type());
    }
    return known;
  }

  private static Map<Rule, RegoModule> modules(List<RegoModule> modules) {
    IdentityHashMap<Rule, RegoModule> byRule = new IdentityHashMap<>();
    for (RegoModule module : modules) {
      for (Rule top : module.rules()) {
        for (Rule rule = top; rule != null; rule = rule.otherwise()) {
          byRule.put(rule, module);
        }
      }
    }
    return byRule;
  }
}
