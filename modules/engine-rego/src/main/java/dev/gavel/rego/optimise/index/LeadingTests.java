package dev.gavel.rego.optimise.index;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.optimise.body.Sole;
import dev.gavel.rego.optimise.body.Uses;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.plan.index.Subject;
import dev.gavel.rego.plan.index.Test;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a block tests of values that are there before it runs, until it does something that could be
 * missed. When one of the tests fails, the block need not run; when all hold, most need not be made
 * again.
 */
final class LeadingTests {
  private static final String MEMBER = "internal.member_2";
  private static final String STARTS = "startswith";

  private final Sole sole;
  private final Unmissed unmissed;
  private final Siblings siblings;
  private final Map<Integer, Term> terms = new HashMap<>();
  private final Map<Subject, Test> tests = new LinkedHashMap<>();
  private final Set<Integer> read = new HashSet<>();
  private final Dropping left;
  private final List<Stmt> statements;

  /** What a local of the block holds. */
  private sealed interface Term {}

  private record At(Subject subject) implements Term {}

  private record Known(Value value) implements Term {}

  /** A constant, or nothing. */
  private record Maybe(Value value) implements Term {}

  /** The truth of a test, as a built-in tells it. */
  private record Told(Subject subject, Test test) implements Term {}

  private LeadingTests(Block block, Sole sole, Unmissed unmissed, Siblings siblings) {
    this.sole = sole;
    this.unmissed = unmissed;
    this.siblings = siblings;
    this.statements = block.statements();
    this.left = new Dropping(statements);
  }

  /**
   * What was found.
   *
   * @param rest what is left to do when all tests hold
   */
  record Found(Map<Subject, Test> tests, Block rest) {}

  static Found in(Block block, Sole sole, Unmissed unmissed, Siblings siblings) {
    LeadingTests found = new LeadingTests(block, sole, unmissed, siblings);
    int at = 0;
    while (at < found.statements.size() && found.follow(at)) {
      at++;
    }
    found.left.dropUnread(at, found::isImplied);
    return new Found(found.tests, found.left.rest());
  }

  /** Whether the statement and what comes after it can be left out when a test fails. */
  private boolean follow(int at) {
    Stmt statement = statements.get(at);
    Block alone = new Block(List.of(statement));
    Set<Integer> written = Siblings.written(List.of(alone));
    Uses.each(List.of(alone), inner -> Uses.reads(inner, read::add));
    if (!written.stream().allMatch(local -> siblings.isPrivate(local) && !read.contains(local))
        || !unmissed.is(statement)) {
      return false;
    }
    Term made = made(statement);
    written.forEach(terms::remove);
    if (made != null) {
      Uses.writes(statement, local -> terms.put(local, made));
    }
    test(statement, at);
    return true;
  }

  private @Nullable Term made(Stmt statement) {
    Value constant = sole.made(statement);
    if (constant != null) {
      return new Known(constant);
    }
    if (statement instanceof Stmt.AssignVar(_, Operand source, _)) {
      return term(source);
    }
    if (statement instanceof Stmt.Dot dot
        && term(dot.source()) instanceof At(Subject subject)
        && term(dot.key()) instanceof Known(StringValue key)
        && Keys.isName(key.text())) {
      return new At(subject.then(key.text()));
    }
    return statement instanceof Stmt.Call call
            && call.arguments().size() == 2
            && term(call.arguments().get(0)) instanceof At(Subject subject)
            && term(call.arguments().get(1)) instanceof Known(Value value)
        ? told(call.function(), subject, value)
        : null;
  }

  private static @Nullable Term told(String builtin, Subject subject, Value value) {
    if (builtin.equals(MEMBER)) {
      return new Told(subject, new Test.OneOf(members(value)));
    }
    return builtin.equals(STARTS) && value instanceof StringValue prefix
        ? new Told(subject, new Test.StartsWith(prefix.text()))
        : null;
  }

  private static SetValue members(Value collection) {
    return switch (collection) {
      case ArrayValue array -> SetValue.of(array.asList());
      case SetValue set -> set;
      case ObjectValue object -> {
        List<Value> values = new ArrayList<>(object.size());
        for (int i = 0; i < object.size(); i++) {
          values.add(object.value(i));
        }
        yield SetValue.of(values);
      }
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> SetValue.EMPTY;
    };
  }

  private @Nullable Term term(Operand operand) {
    if (!(operand instanceof Operand.Local(int local))) {
      Value constant = sole.of(operand);
      return constant == null ? null : new Known(constant);
    }
    Term term = terms.get(local);
    if (term != null || !siblings.isFixed(local)) {
      return term;
    }
    Value constant = sole.of(local);
    return constant == null ? new At(new Subject(local, List.of())) : new Maybe(constant);
  }

  private void test(Stmt statement, int at) {
    if (statement instanceof Stmt.Equal(_, Operand a, Operand b)) {
      equal(term(a), term(b), at);
      equal(term(b), term(a), at);
    } else if (statement instanceof Stmt.NotEqual(_, Operand a, Operand b)) {
      notEqual(term(a), term(b), at);
      notEqual(term(b), term(a), at);
    }
  }

  private void equal(@Nullable Term one, @Nullable Term other, int at) {
    if (one instanceof At(Subject subject) && other instanceof Known(Value value)) {
      add(subject, new Test.OneOf(SetValue.of(List.of(value))), true, at);
    } else if (one instanceof At(Subject subject) && other instanceof Maybe(Value value)) {
      add(subject, new Test.OneOf(SetValue.of(List.of(value))), false, at);
    } else if (other instanceof Known(BooleanValue truth) && truth.isTrue()) {
      holds(one, at);
    }
  }

  private void notEqual(@Nullable Term one, @Nullable Term other, int at) {
    if (one instanceof At(Subject subject) && other instanceof Known(Value value)) {
      add(subject, new Test.OtherThan(value), true, at);
    } else if (other instanceof Known(BooleanValue truth) && !truth.isTrue()) {
      holds(one, at);
    }
  }

  private void holds(@Nullable Term term, int at) {
    if (term instanceof Told(Subject subject, Test test)) {
      add(subject, test, test instanceof Test.OneOf, at);
    }
  }

  /** Two tests of one subject become one where they can; else the second stays in the block. */
  private void add(Subject subject, Test test, boolean isAll, int at) {
    Test before = tests.get(subject);
    if (before == null) {
      tests.put(subject, test);
    } else if (before instanceof Test.OneOf(SetValue values)) {
      tests.put(subject, narrowed(values, test));
    } else if (test instanceof Test.OneOf(SetValue values)) {
      tests.put(subject, narrowed(values, before));
    } else {
      return;
    }
    if (isAll) {
      left.drop(at);
    }
  }

  private static Test narrowed(SetValue values, Test by) {
    return new Test.OneOf(SetValue.of(values.asList().stream().filter(by::passes).toList()));
  }

  /** Whether a statement is of no use but to lead to a test. */
  private boolean isImplied(Stmt statement) {
    if (statement instanceof Stmt.Dot dot) {
      return terms.get(dot.target()) instanceof At(Subject subject) && isThere(subject);
    }
    if (statement instanceof Stmt.Call call) {
      return terms.get(call.result()) instanceof Told(Subject subject, Test.OneOf _)
          && isThere(subject);
    }
    return statement instanceof Stmt.AssignVar || sole.made(statement) != null;
  }

  /** Whether the tests cannot hold without it. */
  private boolean isThere(Subject subject) {
    return tests.keySet().stream().anyMatch(tested -> tested.startsWith(subject));
  }
}
