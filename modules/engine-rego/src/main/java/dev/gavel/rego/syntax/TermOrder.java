package dev.gavel.rego.syntax;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.syntax.tree.ArrayComprehension;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.ObjectComprehension;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetComprehension;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.Statement;
import dev.gavel.rego.syntax.tree.TemplateString;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.syntax.tree.With;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * OPA's total order of terms. The items of sets and the keys of objects follow it, so that it
 * decides in which order they are printed, rewritten and evaluated.
 */
public final class TermOrder implements Comparator<Term> {
  public static final TermOrder ORDER = new TermOrder();

  private TermOrder() {}

  /** The terms without repetitions, in order. */
  public static List<Term> distinct(List<Term> items) {
    TreeSet<Term> sorted = new TreeSet<>(ORDER);
    sorted.addAll(items);
    return List.copyOf(sorted);
  }

  /** The entries in the order of their keys; entries with equal keys all stay. */
  public static List<ObjectTerm.Entry> sortedByKey(List<ObjectTerm.Entry> entries) {
    List<ObjectTerm.Entry> sorted = new ArrayList<>(entries);
    sorted.sort((a, b) -> ORDER.compare(a.key(), b.key()));
    return sorted;
  }

  @Override
  public int compare(@Nullable Term a, @Nullable Term b) {
    if (a == null || b == null) {
      return Boolean.compare(a != null, b != null);
    }
    int byKind = Integer.compare(rank(a), rank(b));
    return byKind != 0 || a == b ? byKind : sameKind(a, b);
  }

  @SuppressWarnings("EnumOrdinal") // the kinds of values stand in the order they sort in
  private static int rank(Term term) {
    return switch (term) {
      case Scalar scalar -> scalar.value().kind().ordinal();
      case TemplateString _ -> 10;
      case Var _ -> 11;
      case Ref _ -> 12;
      case ArrayTerm _ -> 13;
      case ObjectTerm _ -> 14;
      case SetTerm _ -> 15;
      case ArrayComprehension _ -> 16;
      case ObjectComprehension _ -> 17;
      case SetComprehension _ -> 18;
      case Call _ -> 19;
    };
  }

  private int sameKind(Term a, Term b) {
    return switch (a) {
      case Scalar it -> Value.ORDER.compare(it.value(), ((Scalar) b).value());
      case Var it -> it.name().compareTo(((Var) b).name());
      case Ref it -> terms(it.parts(), ((Ref) b).parts());
      case ArrayTerm it -> terms(it.items(), ((ArrayTerm) b).items());
      case SetTerm it -> terms(distinct(it.items()), distinct(((SetTerm) b).items()));
      case ObjectTerm it -> objects(it, (ObjectTerm) b);
      case Call it -> calls(it, (Call) b);
      case ArrayComprehension it -> {
        ArrayComprehension that = (ArrayComprehension) b;
        int byHead = compare(it.head(), that.head());
        yield byHead != 0 ? byHead : bodies(it.body(), that.body());
      }
      case SetComprehension it -> {
        SetComprehension that = (SetComprehension) b;
        int byHead = compare(it.head(), that.head());
        yield byHead != 0 ? byHead : bodies(it.body(), that.body());
      }
      case ObjectComprehension it -> {
        ObjectComprehension that = (ObjectComprehension) b;
        int byKey = compare(it.key(), that.key());
        int byValue = byKey != 0 ? byKey : compare(it.value(), that.value());
        yield byValue != 0 ? byValue : bodies(it.body(), that.body());
      }
      case TemplateString it -> templates(it, (TemplateString) b);
    };
  }

  private int terms(List<? extends Term> a, List<? extends Term> b) {
    int common = Math.min(a.size(), b.size());
    for (int i = 0; i < common; i++) {
      int order = compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private int calls(Call a, Call b) {
    int byFunction = compare(a.function(), b.function());
    return byFunction != 0 ? byFunction : terms(a.arguments(), b.arguments());
  }

  private int objects(ObjectTerm a, ObjectTerm b) {
    List<ObjectTerm.Entry> mine = sortedByKey(a.entries());
    List<ObjectTerm.Entry> theirs = sortedByKey(b.entries());
    int common = Math.min(mine.size(), theirs.size());
    for (int i = 0; i < common; i++) {
      int byKey = compare(mine.get(i).key(), theirs.get(i).key());
      if (byKey != 0) {
        return byKey;
      }
      int byValue = compare(mine.get(i).value(), theirs.get(i).value());
      if (byValue != 0) {
        return byValue;
      }
    }
    return Integer.compare(mine.size(), theirs.size());
  }

  private int templates(TemplateString a, TemplateString b) {
    int common = Math.min(a.parts().size(), b.parts().size());
    for (int i = 0; i < common; i++) {
      int order = parts(a.parts().get(i), b.parts().get(i));
      if (order != 0) {
        return order;
      }
    }
    int byLength = Integer.compare(a.parts().size(), b.parts().size());
    return byLength != 0 ? byLength : Boolean.compare(a.raw(), b.raw());
  }

  private int parts(TemplateString.Part a, TemplateString.Part b) {
    return switch (a) {
      case TemplateString.Text text ->
          b instanceof TemplateString.Text other ? text.text().compareTo(other.text()) : -1;
      case TemplateString.Hole hole ->
          b instanceof TemplateString.Hole other
              ? expressions(hole.expression(), other.expression())
              : 1;
    };
  }

  /** Compares bodies expression by expression. */
  public int bodies(Body a, Body b) {
    int common = Math.min(a.expressions().size(), b.expressions().size());
    for (int i = 0; i < common; i++) {
      int order = expressions(a.expressions().get(i), b.expressions().get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.expressions().size(), b.expressions().size());
  }

  /** Compares expressions by their kind, negation, content, and replacements. */
  public int expressions(Expr a, Expr b) {
    int byKind = Integer.compare(rank(a.statement()), rank(b.statement()));
    if (byKind != 0) {
      return byKind;
    }
    int byNegation = Boolean.compare(a.negated(), b.negated());
    if (byNegation != 0) {
      return byNegation;
    }
    int byContent = statements(a.statement(), b.statement());
    return byContent != 0 ? byContent : withs(a.with(), b.with());
  }

  private static int rank(Statement statement) {
    return switch (statement) {
      case Statement.Some _ -> 0;
      case Statement.Holds _ -> 1;
      case Statement.Calls _ -> 2;
      case Statement.Every _ -> 3;
      case Statement.Not _ -> 4;
      case Statement.And _ -> 5;
      case Statement.Or _ -> 6;
    };
  }

  private int statements(Statement a, Statement b) {
    return switch (a) {
      case Statement.Some it -> terms(it.symbols(), ((Statement.Some) b).symbols());
      case Statement.Holds it -> compare(it.term(), ((Statement.Holds) b).term());
      case Statement.Calls it -> {
        Statement.Calls that = (Statement.Calls) b;
        int byFunction = compare(it.function(), that.function());
        yield byFunction != 0 ? byFunction : terms(it.arguments(), that.arguments());
      }
      case Statement.Every it -> every(it, (Statement.Every) b);
      case Statement.Not it -> bodies(it.body(), ((Statement.Not) b).body());
      case Statement.And it -> {
        Statement.And that = (Statement.And) b;
        int byLeft = bodies(it.left(), that.left());
        yield byLeft != 0 ? byLeft : bodies(it.right(), that.right());
      }
      case Statement.Or it -> {
        Statement.Or that = (Statement.Or) b;
        int byLeft = bodies(it.left(), that.left());
        yield byLeft != 0 ? byLeft : bodies(it.right(), that.right());
      }
    };
  }

  private int every(Statement.Every a, Statement.Every b) {
    int byKey = compare(a.key(), b.key());
    int byValue = byKey != 0 ? byKey : compare(a.value(), b.value());
    int byDomain = byValue != 0 ? byValue : compare(a.domain(), b.domain());
    return byDomain != 0 ? byDomain : bodies(a.body(), b.body());
  }

  private int withs(List<With> a, List<With> b) {
    List<Term> mine = new ArrayList<>();
    List<Term> theirs = new ArrayList<>();
    a.forEach(with -> mine.addAll(List.of(with.target(), with.value())));
    b.forEach(with -> theirs.addAll(List.of(with.target(), with.value())));
    return terms(mine, theirs);
  }
}
