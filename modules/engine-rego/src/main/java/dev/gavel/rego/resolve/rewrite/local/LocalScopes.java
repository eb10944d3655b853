package dev.gavel.rego.resolve.rewrite.local;

import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The variables that are known at a place: those of the innermost body first. */
public final class LocalScopes {
  private final Deque<Map<String, Local>> scopes = new ArrayDeque<>();
  private final Map<String, String> writtenNames;

  /**
   * Begins with one empty scope.
   *
   * @param writtenNames where generated names are noted with those that the author wrote
   */
  public LocalScopes(Map<String, String> writtenNames) {
    this.writtenNames = writtenNames;
    scopes.push(new LinkedHashMap<>());
  }

  /** How a variable came to be known. */
  public enum Occurrence {
    ARGUMENT,
    SEEN,
    ASSIGNED,
    DECLARED
  }

  /** A variable of a scope; how often it is seen tells whether it is of use. */
  public static final class Local {
    private final Var variable;
    private final Occurrence occurrence;
    private int count = 1;

    private Local(Var variable, Occurrence occurrence) {
      this.variable = variable;
      this.occurrence = occurrence;
    }

    private Local copy() {
      Local copy = new Local(variable, occurrence);
      copy.count = count;
      return copy;
    }

    /** The name by which it goes from here on. */
    String name() {
      return variable.name();
    }

    Occurrence occurrence() {
      return occurrence;
    }

    public boolean isUsed() {
      return count > 1;
    }

    void use() {
      count++;
    }
  }

  /** The same scopes again, so that what happens to the copy leaves these as they are. */
  public LocalScopes copy() {
    LocalScopes copy = new LocalScopes(writtenNames);
    copy.scopes.clear();
    for (Map<String, Local> scope : scopes) {
      Map<String, Local> locals = new LinkedHashMap<>();
      scope.forEach((name, local) -> locals.put(name, local.copy()));
      copy.scopes.addLast(locals);
    }
    return copy;
  }

  void push() {
    scopes.push(new LinkedHashMap<>());
  }

  void pop() {
    scopes.pop();
  }

  public void insert(String written, Var variable, Occurrence occurrence) {
    innermost().put(written, new Local(variable, occurrence));
    if (!written.equals(variable.name())) {
      writtenNames.put(variable.name(), written);
    }
  }

  /** The variable of that name in the innermost scope that has one. */
  public @Nullable Local find(String name) {
    for (Map<String, Local> scope : scopes) {
      Local local = scope.get(name);
      if (local != null) {
        return local;
      }
    }
    return null;
  }

  @Nullable Local findInnermost(String name) {
    return innermost().get(name);
  }

  /** The innermost scope by written names, in their order. */
  Map<String, Local> sorted() {
    return new TreeMap<>(innermost());
  }

  /** Whether the innermost scope has a variable that came to be known so. */
  boolean has(Occurrence occurrence) {
    return innermost().values().stream().anyMatch(local -> local.occurrence == occurrence);
  }

  private Map<String, Local> innermost() {
    return Objects.requireNonNull(scopes.peek());
  }
}
