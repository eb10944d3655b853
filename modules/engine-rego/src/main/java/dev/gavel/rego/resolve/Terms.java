package dev.gavel.rego.resolve;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.syntax.tree.ArrayComprehension;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.ObjectComprehension;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetComprehension;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.TemplateString;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.walk.Visitor;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be told of a term by itself. */
public final class Terms {
  /** The names of the documents that are there everywhere. */
  public static final Set<String> ROOT_NAMES = Set.of("input", "data");

  private Terms() {}

  /** Whether it has no variables but the heads of references. */
  public static boolean isGround(Term term) {
    return switch (term) {
      case Scalar _ -> true;
      case Var _,
          TemplateString _,
          ArrayComprehension _,
          SetComprehension _,
          ObjectComprehension _,
          Call _ ->
          false;
      case Ref ref -> areGround(ref.parts().subList(1, ref.parts().size()));
      case ArrayTerm array -> areGround(array.items());
      case SetTerm set -> areGround(set.items());
      case ObjectTerm object ->
          object.entries().stream()
              .allMatch(entry -> isGround(entry.key()) && isGround(entry.value()));
    };
  }

  /** Whether its value stands there as it is. */
  public static boolean isConstant(Term term) {
    return switch (term) {
      case Scalar _ -> true;
      case Var _,
          TemplateString _,
          ArrayComprehension _,
          SetComprehension _,
          ObjectComprehension _,
          Call _,
          Ref _ ->
          false;
      case ArrayTerm array -> array.items().stream().allMatch(Terms::isConstant);
      case SetTerm set -> set.items().stream().allMatch(Terms::isConstant);
      case ObjectTerm object ->
          object.entries().stream()
              .allMatch(entry -> isConstant(entry.key()) && isConstant(entry.value()));
    };
  }

  private static boolean areGround(List<Term> terms) {
    return terms.stream().allMatch(Terms::isGround);
  }

  /** Whether it is {@code true} or {@code "a"}, with no parts. */
  public static boolean isScalar(Term term) {
    return term instanceof Scalar;
  }

  /** Whether a reference or a comprehension stands in it, so that its value must be looked for. */
  public static boolean needsEvaluation(@Nullable Term term) {
    if (term == null || term instanceof Scalar || term instanceof Var) {
      return false;
    }
    Search search = new Search();
    search.visit(term);
    return search.found;
  }

  /** Whether it is {@code input} or {@code data}, whole. */
  public static boolean isRootDocument(Term term) {
    return term instanceof Ref(_, List<Term> parts)
        && parts.size() == 1
        && parts.getFirst() instanceof Var root
        && ROOT_NAMES.contains(root.name());
  }

  /** What kind of term it is, as messages say it. */
  public static String kind(Term term) {
    return switch (term) {
      case Scalar(_, Value value) -> value.kind().name().toLowerCase(Locale.ROOT);
      case Var _ -> "var";
      case Ref _ -> "ref";
      case ArrayTerm _ -> "array";
      case SetTerm _ -> "set";
      case ObjectTerm _ -> "object";
      case Call _ -> "call";
      case ArrayComprehension _ -> "arraycomprehension";
      case SetComprehension _ -> "setcomprehension";
      case ObjectComprehension _ -> "objectcomprehension";
      case TemplateString _ -> "templatestring";
    };
  }

  private static final class Search extends Visitor {
    private boolean found;

    @Override
    protected boolean enter(Term term) {
      found |= term instanceof Ref || isComprehension(term);
      return !found;
    }
  }
}
