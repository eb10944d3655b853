package dev.gavel.rego.check.typing;

import dev.gavel.rego.resolve.Terms;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.With;
import dev.gavel.rego.type.AnyType;
import dev.gavel.rego.type.FunctionType;
import dev.gavel.rego.type.Type;
import dev.gavel.rego.type.UnknownType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What {@code with} does to types: a replaced document can be what it was or what stands in for it,
 * and of the rules that depend on it nothing is known.
 */
final class ReplacedDocuments {
  private final Function<Ref, List<Ref>> dependents;
  private final Map<Ref, TypeTree> relaxed = new HashMap<>();
  private final Map<Ref, TypeTree> relaxedByFunction = new HashMap<>();

  /**
   * Remembers how to find what depends on a document.
   *
   * @param dependents the known start of the paths of all rules that a reference may mean, and of
   *     those that depend on them
   */
  ReplacedDocuments(Function<Ref, List<Ref>> dependents) {
    this.dependents = dependents;
  }

  TypeEnvironment during(TypeEnvironment environment, List<With> replacements) {
    TypeEnvironment inside = environment;
    TypeTree documents = null;
    for (With with : replacements) {
      if (!(with.target() instanceof Ref target)) {
        continue;
      }
      Type before = environment.typeOf(target);
      boolean function = before instanceof FunctionType;
      TypeTree unknown = relaxed(target, function);
      inside = unknown.hasChildren() ? inside.replacing(unknown) : inside;
      if (!function) {
        documents = documents == null ? new TypeTree() : documents;
        documents.put(
            knownStart(target), replaced(target, before, environment.typeOf(with.value())));
      }
    }
    return documents == null ? inside : inside.replacing(documents);
  }

  private static Type replaced(Ref target, Type before, Type value) {
    if (!Terms.isGround(target) || before == UnknownType.UNKNOWN || value == UnknownType.UNKNOWN) {
      return AnyType.ANY;
    }
    Type either = before.or(value);
    return either == UnknownType.UNKNOWN ? AnyType.ANY : either;
  }

  static List<Term> knownStart(Ref ref) {
    List<Term> parts = ref.parts();
    for (int i = 1; i < parts.size(); i++) {
      if (!Terms.isGround(parts.get(i))) {
        return parts.subList(0, i);
      }
    }
    return parts;
  }

  private TypeTree relaxed(Ref target, boolean function) {
    Map<Ref, TypeTree> known = function ? relaxedByFunction : relaxed;
    TypeTree tree = known.get(target);
    if (tree == null) {
      tree = new TypeTree();
      for (Ref dependent : dependents.apply(target)) {
        if (!(function && dependent.equals(target))) {
          tree.put(dependent.parts(), AnyType.ANY);
        }
      }
      known.put(target, tree);
    }
    return tree;
  }
}
