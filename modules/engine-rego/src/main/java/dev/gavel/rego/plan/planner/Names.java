package dev.gavel.rego.plan.planner;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.plan.planner.work.Document;
import dev.gavel.rego.plan.planner.work.Work;
import dev.gavel.rego.resolve.BuiltinNames;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.List;

/** Names of documents and functions. */
final class Names {
  static final String INPUT = "input";
  static final String DATA = "data";
  static final Term INPUT_ROOT = new Var(Location.NONE, INPUT);
  static final Term DATA_ROOT = new Var(Location.NONE, DATA);

  private Names() {}

  static boolean isRoot(String name) {
    return name.equals(INPUT) || name.equals(DATA);
  }

  /** The path of the document, and the number of the part if it is not all of it. */
  static String of(Work work) {
    StringBuilder name = new StringBuilder(DATA);
    List<Term> path = work.document().path();
    for (Term part : path.subList(1, path.size())) {
      if (part instanceof Scalar(_, StringValue(String text)) && isIdentifier(text)) {
        name.append('.').append(text);
      } else if (part instanceof Scalar(_, var value)) {
        name.append('[').append(value).append(']');
      } else {
        name.append('[').append(part).append(']');
      }
    }
    if (work.part() != Document.WHOLE) {
      name.append('#').append(work.part());
    }
    return name.toString();
  }

  private static boolean isIdentifier(String text) {
    return !text.isEmpty()
        && !Character.isDigit(text.charAt(0))
        && text.chars().allMatch(c -> c < 128 && (c == '_' || Character.isLetterOrDigit(c)));
  }

  /** The name that a function is called by, and replaced by. */
  static String of(Ref function) {
    String name = BuiltinNames.of(function);
    if (name == null) {
      throw new IllegalArgumentException("no name of a function: " + function);
    }
    return name;
  }

  /** The strings of a path, up to the first part that is none. */
  static List<String> strings(List<Term> path) {
    List<String> names = new ArrayList<>();
    for (Term part : path) {
      if (!(part instanceof Scalar(_, StringValue(String text)))) {
        break;
      }
      names.add(text);
    }
    return names;
  }
}
