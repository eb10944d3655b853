package dev.gavel.rego.check.typing;

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
import java.util.Comparator;
import java.util.List;

/** The order of terms as the keys of an object: by kind, values and names first by what they are. */
final class TermOrder implements Comparator<Term> {
  static final TermOrder INSTANCE = new TermOrder();

  private TermOrder() {}

  @Override
  public int compare(Term a, Term b) {
    return switch (a) {
      case Scalar(_, Value x) when b instanceof Scalar(_, Value y) -> Value.ORDER.compare(x, y);
      case Var(_, String x) when b instanceof Var(_, String y) -> x.compareTo(y);
      case Ref x when b instanceof Ref y -> lists(x.parts(), y.parts());
      case ArrayTerm x when b instanceof ArrayTerm y -> lists(x.items(), y.items());
      case SetTerm x when b instanceof SetTerm y -> lists(x.items(), y.items());
      case Scalar _, Var _, Ref _, ArrayTerm _, SetTerm _, ObjectTerm _ -> byKind(a, b);
      case Call _, TemplateString _ -> byKind(a, b);
      case ArrayComprehension _, SetComprehension _, ObjectComprehension _ -> byKind(a, b);
    };
  }

  private static int byKind(Term a, Term b) {
    return Integer.compare(kind(a), kind(b));
  }

  private static int kind(Term term) {
    return switch (term) {
      case Scalar _, TemplateString _ -> 0;
      case Var _ -> 1;
      case Ref _ -> 2;
      case ArrayTerm _ -> 3;
      case ObjectTerm _ -> 4;
      case SetTerm _ -> 5;
      case ArrayComprehension _ -> 6;
      case ObjectComprehension _ -> 7;
      case SetComprehension _ -> 8;
      case Call _ -> 9;
    };
  }

  private int lists(List<Term> a, List<Term> b) {
    int shared = Math.min(a.size(), b.size());
    for (int i = 0; i < shared; i++) {
      int order = compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }
}
