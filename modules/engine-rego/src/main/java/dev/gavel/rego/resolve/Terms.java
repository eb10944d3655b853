package dev.gavel.rego.resolve;

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
import java.util.List;

/** What can be told of a term by itself. */
public final class Terms {
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
}
