package dev.gavel.rego.check.typing;

import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.syntax.tree.Head;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.syntax.tree.Rule;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import dev.gavel.rego.type.AnyType;
import dev.gavel.rego.type.FunctionType;
import dev.gavel.rego.type.ObjectType;
import dev.gavel.rego.type.SetType;
import dev.gavel.rego.type.Type;
import dev.gavel.rego.type.UnknownType;
import java.util.List;

/**
 * Adds the types of rules to what is known of documents. A rule with a mistake can be anything, so
 * that those which use it do not suffer for it.
 */
final class RuleTypes {
  private final TypeEnvironment documents;
  private final BodyCheck bodies;
  private final RuleSchemas schemas;
  private final List<Mistake> mistakes;

  RuleTypes(
      TypeEnvironment documents, BodyCheck bodies, RuleSchemas schemas, List<Mistake> mistakes) {
    this.documents = documents;
    this.bodies = bodies;
    this.schemas = schemas;
    this.mistakes = mistakes;
  }

  void add(RegoModule module, Rule rule) {
    TypeEnvironment around = schemas.around(documents, module, rule, mistakes);
    BodyCheck.Result body = bodies.check(around, rule.body());
    List<Term> path = RuleTree.path(module, rule).parts();
    if (!body.isSound()) {
      body.mistakes().forEach(mistake -> mistakes.add(mistake.mistake()));
      documents.tree().put(path, AnyType.ANY);
      return;
    }
    TypeEnvironment inside = body.environment();
    List<Term> start =
        rule.isFunction() ? path : ReplacedDocuments.knownStart(RuleTree.path(module, rule));
    Type type =
        rule.isFunction()
            ? function(inside, rule.head())
            : nested(inside, path.subList(start.size(), path.size()), value(inside, rule.head()));
    if (type != UnknownType.UNKNOWN) {
      documents.tree().define(start, type, inside::typeOf);
    }
  }

  private static Type function(TypeEnvironment inside, Head head) {
    Visitor untyped =
        new Visitor() {
          @Override
          protected boolean enter(Term term) {
            if (term instanceof Var variable && inside.typeOf(term) == UnknownType.UNKNOWN) {
              inside.note(variable, AnyType.ANY);
            }
            return true;
          }
        };
    untyped.visit(head.arguments());
    Type result = head.value() == null ? UnknownType.UNKNOWN : inside.typeOf(head.value());
    return FunctionType.of(head.arguments().stream().map(inside::typeOf).toList(), result);
  }

  private static Type value(TypeEnvironment inside, Head head) {
    if (head.value() != null) {
      return inside.typeOf(head.value());
    }
    Type element = head.key() == null ? UnknownType.UNKNOWN : inside.typeOf(head.key());
    return element == UnknownType.UNKNOWN ? element : new SetType(element);
  }

  /** An object for each part of the path that is not known before the rule runs. */
  private static Type nested(TypeEnvironment inside, List<Term> path, Type value) {
    Type type = value;
    for (Term part : path.reversed()) {
      Type key = inside.typeOf(part);
      if (key == UnknownType.UNKNOWN || type == UnknownType.UNKNOWN) {
        return UnknownType.UNKNOWN;
      }
      type = ObjectType.ofAll(key, type);
    }
    return type;
  }
}
