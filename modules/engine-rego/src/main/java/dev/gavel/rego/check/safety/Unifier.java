package dev.gavel.rego.check.safety;

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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Says which variables have a value once two terms were made equal. A variable may wait for others:
 * {@code x = [y, z]} gives {@code x} a value as soon as both others have one, and them theirs as
 * soon as {@code x} has one.
 */
final class Unifier {
  private final Predicate<String> safe;
  private final Set<String> unified = new HashSet<>();
  private final Map<String, Set<String>> waitingFor = new HashMap<>();
  private final Map<String, Set<String>> waiters = new HashMap<>();

  private Unifier(Predicate<String> safe) {
    this.safe = safe;
  }

  /**
   * The variables that have a value after {@code a = b}.
   *
   * @param safe those that have one before
   */
  static Set<String> unified(Predicate<String> safe, Term a, Term b) {
    Unifier unifier = new Unifier(safe);
    unifier.unify(a, b);
    return unifier.unified;
  }

  /** Whether a reference can be gone through, because what it starts from has a value. */
  static boolean isReachable(Ref ref, Predicate<String> safe) {
    return ref.head() instanceof Var head ? safe.test(head.name()) : isReady(ref.head(), safe);
  }

  private static boolean isReady(Term term, Predicate<String> safe) {
    return Seen.needed(term).stream().allMatch(safe);
  }

  private boolean hasValue(Term term) {
    return switch (term) {
      case Ref ref -> isReachable(ref, safe);
      case Call call -> isReady(call, safe);
      case ArrayComprehension _, SetComprehension _, ObjectComprehension _ -> true;
      case Scalar _, Var _, ArrayTerm _, SetTerm _, ObjectTerm _, TemplateString _ -> false;
    };
  }

  private void unify(Term a, Term b) {
    switch (a) {
      case Var variable -> unify(variable, b);
      case Ref _, Call _ -> {
        if (hasValue(a)) {
          take(b);
        }
      }
      case ArrayComprehension _ -> {
        if (!(b instanceof ObjectTerm)) {
          take(b);
        }
      }
      case ObjectComprehension _ -> {
        if (!(b instanceof ArrayTerm)) {
          take(b);
        }
      }
      case SetComprehension _ -> takeVariable(b);
      case ArrayTerm array -> unify(array, b);
      case ObjectTerm object -> unify(object, b);
      case Scalar _, SetTerm _, TemplateString _ -> takeVariable(b);
    }
  }

  private void unify(Var a, Term b) {
    switch (b) {
      case Var other -> unify(a.name(), other.name());
      case ArrayTerm _, ObjectTerm _ -> unifyParts(a.name(), b);
      case Ref _, Call _ -> {
        if (hasValue(b)) {
          settle(a.name());
        }
      }
      case Scalar _,
          SetTerm _,
          TemplateString _,
          ArrayComprehension _,
          SetComprehension _,
          ObjectComprehension _ ->
          settle(a.name());
    }
  }

  private void unify(String a, String b) {
    if (isSettled(b)) {
      settle(a);
    } else if (isSettled(a)) {
      settle(b);
    } else {
      await(a, b);
      await(b, a);
    }
  }

  private void unify(ArrayTerm a, Term b) {
    if (b instanceof Var variable) {
      unifyParts(variable.name(), a);
    } else if (b instanceof ArrayTerm(_, List<Term> others)) {
      if (a.items().size() == others.size()) {
        for (int i = 0; i < others.size(); i++) {
          unify(a.items().get(i), others.get(i));
        }
      }
    } else if (hasValue(b)) {
      settleAll(a);
    }
  }

  private void unify(ObjectTerm a, Term b) {
    if (b instanceof Var variable) {
      unifyParts(variable.name(), a);
    } else if (b instanceof ObjectTerm(_, List<ObjectTerm.Entry> others)) {
      if (a.entries().size() == others.size()) {
        Map<Term, Term> byKey = HashMap.newHashMap(others.size());
        others.forEach(entry -> byKey.put(entry.key(), entry.value()));
        for (ObjectTerm.Entry entry : a.entries()) {
          Term other = byKey.get(entry.key());
          if (other != null) {
            unify(entry.value(), other);
          }
        }
      }
    } else if (b instanceof Ref || b instanceof Call) {
      if (hasValue(b)) {
        settleAll(a);
      }
    }
  }

  private void take(Term term) {
    if (term instanceof ArrayTerm || term instanceof ObjectTerm) {
      settleAll(term);
    } else {
      takeVariable(term);
    }
  }

  private void takeVariable(Term term) {
    if (term instanceof Var variable) {
      settle(variable.name());
    }
  }

  private void unifyParts(String whole, Term parts) {
    if (isSettled(whole)) {
      settleAll(parts);
      return;
    }
    Set<String> open = Seen.bound(parts);
    open.removeIf(this::isSettled);
    if (open.isEmpty()) {
      settle(whole);
    } else {
      open.forEach(part -> await(whole, part));
    }
  }

  private boolean isSettled(String variable) {
    return safe.test(variable) || unified.contains(variable);
  }

  private void settleAll(Term term) {
    Seen.bound(term).forEach(this::settle);
  }

  private void await(String waiter, String other) {
    waitingFor.computeIfAbsent(waiter, _ -> new HashSet<>()).add(other);
    waiters.computeIfAbsent(other, _ -> new HashSet<>()).add(waiter);
  }

  private void settle(String variable) {
    Deque<String> next = new ArrayDeque<>();
    next.push(variable);
    while (!next.isEmpty()) {
      String settled = next.pop();
      unified.add(settled);
      Set<String> parts = waitingFor.remove(settled);
      if (parts != null) {
        parts.forEach(next::push);
      }
      Set<String> wholes = waiters.remove(settled);
      if (wholes != null) {
        for (String whole : wholes) {
          Set<String> open = waitingFor.get(whole);
          if (open != null && open.remove(settled) && open.isEmpty()) {
            waitingFor.remove(whole);
            next.push(whole);
          }
        }
      }
    }
  }
}
