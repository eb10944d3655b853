package dev.gavel.rego.resolve.rewrite;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.tree.Import;
import dev.gavel.rego.syntax.tree.PackageClause;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that a module can use for what is elsewhere: its package's rules and its imports. */
final class Globals {
  private final Map<String, Ref> references = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  /** Adds the rules of a package. */
  Globals withRules(PackageClause pkg, Iterable<String> rules) {
    for (String rule : rules) {
      List<Term> path = new ArrayList<>(pkg.path().parts());
      path.add(new Scalar(pkg.at(), StringValue.of(rule)));
      references.put(rule, new Ref(pkg.at(), path));
    }
    return this;
  }

  /** Adds imports, which hide rules of the same name. */
  Globals withImports(Iterable<Import> imports) {
    for (Import each : imports) {
      if (isOfData(each)) {
        references.put(name(each), each.path());
      }
    }
    return this;
  }

  boolean contains(String name) {
    return references.containsKey(name);
  }

  /** Whether it imports a document, and is not a word to the parser. */
  static boolean isOfData(Import each) {
    return !(each.path().head() instanceof Var head
        && (head.name().equals("future") || head.name().equals("rego")));
  }

  static String name(Import each) {
    if (each.alias() != null) {
      return each.alias();
    }
    Term last = each.path().parts().getLast();
    if (last instanceof Scalar(_, StringValue text)) {
      return text.text();
    }
    return ((Var) last).name();
  }

  /** The full path of a name, as if it had been written in its place; null if it is no global. */
  @Nullable Ref lookUp(Var name) {
    Ref reference = references.get(name.name());
    if (reference == null) {
      return null;
    }
    used.add(name.name());
    Location at = name.at();
    return new Ref(at, reference.parts().stream().map(part -> moved(part, at)).toList());
  }

  boolean isUsed(String name) {
    return used.contains(name);
  }

  private static Term moved(Term part, Location at) {
    if (part instanceof Var variable) {
      return new Var(at, variable.name());
    }
    return part instanceof Scalar scalar ? new Scalar(at, scalar.value()) : part;
  }
}
