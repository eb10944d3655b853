package dev.gavel.rego.check.graph;

import dev.gavel.rego.check.Shown;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import dev.gavel.rego.type.Declaration;
import dev.gavel.rego.type.Declarations;
import dev.gavel.rego.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words for why a link of a possible cycle is not certain: what its variables would have to be. */
final class Cause {
  private static final int MAX_CONDITIONS = 2;
  private static final int MAX_LISTED = 5;

  private final Link link;
  private final Ref target;
  private final String from;
  private final Map<String, String> writtenNames;
  private final Origins origins;

  private record Condition(int index, Term wanted) {}

  /**
   * Prepares the words.
   *
   * @param target the path of the rule that the link leads to
   * @param from the rule it leads from, as it is shown
   */
  Cause(Link link, Ref target, String from, Map<String, String> writtenNames) {
    this.link = link;
    this.target = target;
    this.from = from;
    this.writtenNames = writtenNames;
    this.origins = new Origins(link.from(), link.reference().at(), Cause::arity);
  }

  private static int arity(String builtin) {
    Declaration declaration = Declarations.standard().find(builtin);
    return declaration == null ? -1 : declaration.type().arity();
  }

  /** What the reference is, up to what reads from the value of the rule only. */
  String shownReference() {
    Ref written = link.reference().written();
    int end = Math.min(written.parts().size(), target.parts().size());
    return shown(new Ref(written.at(), written.parts().subList(0, end)));
  }

  /** What it needs to lead to the target. */
  String shownConditions() {
    List<Condition> conditions = conditions();
    String rule = shown(target);
    if (conditions.isEmpty()
        || conditions.size() > MAX_CONDITIONS
        || conditions.stream().anyMatch(this::isImpossible)) {
      return " could refer to " + rule;
    }
    StringBuilder words = new StringBuilder(" refers to ").append(rule);
    String conjunction = " if ";
    for (Condition condition : conditions) {
      String term = shown(written(condition));
      words.append(conjunction).append(term).append(" is ").append(Shown.text(condition.wanted()));
      String note = note(term, condition);
      if (note != null) {
        words.append(" (").append(note).append(')');
      }
      conjunction = " and ";
    }
    return words.toString();
  }

  /** One for each part that decides; none if one variable would have to be two things. */
  private List<Condition> conditions() {
    List<Condition> conditions = new ArrayList<>();
    for (int index : link.deciding(target)) {
      Condition condition = new Condition(index, target.parts().get(index));
      Condition same = null;
      for (Condition other : conditions) {
        if (written(other).equals(written(condition))) {
          same = other;
        }
      }
      if (same == null) {
        conditions.add(condition);
      } else if (!same.wanted().equals(condition.wanted())) {
        return List.of();
      }
    }
    return conditions;
  }

  private Term written(Condition condition) {
    return link.reference().written().parts().get(condition.index());
  }

  private @Nullable Origin origin(Condition condition) {
    return written(condition) instanceof Var variable ? origins.of(variable.name()) : null;
  }

  private boolean isImpossible(Condition condition) {
    return switch (origin(condition)) {
      case Origin.Collection(Term constant) -> {
        List<Term> members = KnownValues.members(constant);
        yield members == null || !members.contains(condition.wanted());
      }
      case Origin.Builtin(String name) -> {
        Declaration declaration = Declarations.standard().find(name);
        yield declaration != null
            && !declaration.type().isVoid()
            && condition.wanted() instanceof Scalar scalar
            && !declaration.type().result().type().covers(Type.ofValue(scalar.value()));
      }
      case Origin.Input _, Origin.OtherRule _, Origin.HeadKey _, Origin.HeadArgument _ -> false;
      case null -> false;
    };
  }

  private @Nullable String note(String term, Condition condition) {
    if (written(condition) instanceof Ref ref) {
      return ref.head() instanceof Var(_, String name) && name.equals("data")
          ? "rule values aren't known at compile time"
          : null;
    }
    return switch (origin(condition)) {
      case null -> null;
      case Origin.Input(Ref path) -> term + " comes from " + shown(path);
      case Origin.OtherRule(Ref path) ->
          term + " comes from rule " + shown(path) + ", whose value isn't known at compile time";
      case Origin.Collection(Term constant) -> {
        List<Term> members = KnownValues.members(constant);
        int size = members == null ? 0 : members.size();
        yield size > MAX_LISTED
            ? term + " is one of " + size + " values"
            : term + " is one of " + Shown.text(constant);
      }
      case Origin.Builtin(String name) -> term + " is computed by " + name;
      case Origin.HeadKey() -> term + " is a key of " + from;
      case Origin.HeadArgument() -> term + " is an argument of " + from;
    };
  }

  private String shown(Term term) {
    return Shown.term(term, writtenNames);
  }
}
