package dev.gavel.rego.resolve.testing;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path of a test rule: up to the part that makes it a test, and the cases after it.
 *
 * @param test ends with a part that begins with {@code test_} or {@code todo_test_}
 * @param cases of which the rule is one, for {@code test_x[name]}
 */
public record TestPath(List<Term> test, List<Term> cases) {
  private static final String TEST = "test_";
  private static final String TODO = "todo_test_";

  public TestPath {
    test = List.copyOf(test);
    cases = List.copyOf(cases);
  }

  /** The path below the package, taken apart; null when it is not that of a test. */
  public static @Nullable TestPath of(Ref path) {
    List<Term> parts = path.parts();
    for (int i = 0; i < parts.size(); i++) {
      String name = name(parts.get(i), i);
      if (name == null) {
        return null;
      }
      if (name.startsWith(TEST) || name.startsWith(TODO)) {
        return new TestPath(parts.subList(0, i + 1), parts.subList(i + 1, parts.size()));
      }
    }
    return null;
  }

  private static @Nullable String name(Term part, int at) {
    return switch (part) {
      case Var variable when at == 0 -> variable.name();
      case Scalar(_, StringValue text) -> text.text();
      case Scalar _ -> "";
      default -> null;
    };
  }

  public boolean isToDo() {
    return name().startsWith(TODO);
  }

  /** The part that makes it a test. */
  public String name() {
    String name = name(test.getLast(), test.size() - 1);
    return name == null ? "" : name;
  }

  /** The whole path with another name for the test. */
  public Ref renamed(Ref path, String name) {
    List<Term> parts = new ArrayList<>(path.parts());
    int at = test.size() - 1;
    Term part = parts.get(at);
    parts.set(at, at == 0 ? new Var(part.at(), name) : new Scalar(part.at(), StringValue.of(name)));
    return new Ref(path.at(), parts);
  }
}
