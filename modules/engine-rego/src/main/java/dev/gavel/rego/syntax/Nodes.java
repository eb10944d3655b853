package dev.gavel.rego.syntax;

import static dev.gavel.rego.syntax.tree.walk.Identity.same;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small nodes, and questions about nodes, that several parsers have in common. */
public final class Nodes {
  private Nodes() {}

  public static Scalar string(Location at, String text) {
    return new Scalar(at, StringValue.of(text));
  }

  public static Scalar yes(Location at) {
    return new Scalar(at, BooleanValue.TRUE);
  }

  /** The body of a rule that has none. */
  public static Body impliedBody(Location at) {
    return Body.of(
        new Expr(at, false, new Statement.Holds(yes(at)), List.of(), Expr.Origin.GENERATED));
  }

  public static boolean isRoot(Term term) {
    return term instanceof Var name && (name.name().equals("data") || name.name().equals("input"));
  }

  public static boolean isVar(Term term, String name) {
    return term instanceof Var named && named.name().equals(name);
  }

  public static @Nullable String stringOf(Term term) {
    return term instanceof Scalar scalar && scalar.value() instanceof StringValue text
        ? text.text()
        : null;
  }

  /** Whether a reference is a name and then these strings. */
  public static boolean is(Ref ref, String name, String... strings) {
    if (ref.parts().size() != strings.length + 1 || !isVar(ref.head(), name)) {
      return false;
    }
    for (int i = 0; i < strings.length; i++) {
      if (!strings[i].equals(stringOf(ref.parts().get(i + 1)))) {
        return false;
      }
    }
    return true;
  }

  /**
   * The constant that an expression of a template string is from the start; null for any other, and
   * for a constant beside a comment, which stays an expression. The parser gives the former the
   * very place of its constant.
   */
  public static @Nullable Scalar constant(TemplateString.Hole hole) {
    return hole.expression().statement() instanceof Statement.Holds(Scalar scalar)
            && same(hole.expression().at(), scalar.at())
        ? scalar
        : null;
  }

  /** Whether this can stand behind a dot. */
  public static boolean isName(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(Nodes::isNameCharacter)
        && !(text.charAt(0) >= '0' && text.charAt(0) <= '9');
  }

  private static boolean isNameCharacter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  /** Whether a statement calls this global function. */
  public static boolean calls(Statement statement, String name) {
    return statement instanceof Statement.Calls call && is(call.function(), name);
  }

  /** The same term at another place. */
  public static Term at(Term term, Location place) {
    return switch (term) {
      case Scalar it -> new Scalar(place, it.value());
      case Var it -> new Var(place, it.name());
      case Ref it -> new Ref(place, it.parts());
      case ArrayTerm it -> new ArrayTerm(place, it.items());
      case SetTerm it -> new SetTerm(place, it.items());
      case ObjectTerm it -> new ObjectTerm(place, it.entries());
      case ArrayComprehension it -> new ArrayComprehension(place, it.head(), it.body());
      case SetComprehension it -> new SetComprehension(place, it.head(), it.body());
      case ObjectComprehension it ->
          new ObjectComprehension(place, it.key(), it.value(), it.body());
      case Call it -> new Call(place, it.function(), it.arguments());
      case TemplateString it -> new TemplateString(place, it.parts(), it.raw());
    };
  }

  public static Expr at(Expr expr, Location place) {
    return new Expr(place, expr.negated(), expr.statement(), expr.with(), expr.origin());
  }

  public static Body append(Body body, Expr expr) {
    List<Expr> all = new ArrayList<>(body.expressions());
    all.add(expr);
    return new Body(all);
  }

  /** What errors call a term. */
  public static String kind(Term term) {
    return switch (term) {
      case Scalar scalar -> kind(scalar.value());
      case Var _ -> "var";
      case Ref _ -> "ref";
      case Call _ -> "call";
      case ArrayTerm _ -> "array";
      case SetTerm _ -> "set";
      case ObjectTerm _ -> "object";
      case ArrayComprehension _ -> "arraycomprehension";
      case SetComprehension _ -> "setcomprehension";
      case ObjectComprehension _ -> "objectcomprehension";
      case TemplateString _ -> "templatestring";
    };
  }

  private static String kind(Value value) {
    return switch (value.kind()) {
      case NULL -> "null";
      case BOOLEAN -> "boolean";
      case NUMBER -> "number";
      case STRING -> "string";
      case ARRAY -> "array";
      case OBJECT -> "object";
      case SET -> "set";
    };
  }

  /** Whether a term has no variable, the first parts of references apart. */
  public static boolean isGround(Term term) {
    return switch (term) {
      case Scalar _ -> true;
      case Var _ -> false;
      case Ref ref -> ref.parts().stream().skip(1).allMatch(Nodes::isGround);
      case ArrayTerm array -> array.items().stream().allMatch(Nodes::isGround);
      case SetTerm set -> set.items().stream().allMatch(Nodes::isGround);
      case ObjectTerm object ->
          object.entries().stream()
              .allMatch(entry -> isGround(entry.key()) && isGround(entry.value()));
      case ArrayComprehension it -> isGround(it.head()) && isGround(it.body());
      case SetComprehension it -> isGround(it.head()) && isGround(it.body());
      case ObjectComprehension it ->
          isGround(it.key()) && isGround(it.value()) && isGround(it.body());
      case Call call -> call.arguments().stream().allMatch(Nodes::isGround);
      case TemplateString _ -> false;
    };
  }

  private static boolean isGround(Body body) {
    return body.expressions().stream().allMatch(expr -> isGround(expr.statement()));
  }

  private static boolean isGround(Statement statement) {
    return switch (statement) {
      case Statement.Holds holds -> isGround(holds.term());
      case Statement.Calls call -> call.arguments().stream().allMatch(Nodes::isGround);
      case Statement.Some _, Statement.Every _, Statement.Not _, Statement.And _, Statement.Or _ ->
          false;
    };
  }
}
