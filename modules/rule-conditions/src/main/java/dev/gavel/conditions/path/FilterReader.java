package dev.gavel.conditions.path;

import dev.gavel.conditions.path.Expression.Condition;
import dev.gavel.conditions.path.Expression.Operand;
import dev.gavel.conditions.path.Expression.Relation;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text to the condition of a filter, with the types of the RFC checked on the way: only a single
 * value is compared, only a condition or a query decides.
 */
final class FilterReader {
  private static final int MOST_NESTED = 32;
  private static final String EXPECTED = "@, $, a literal or a function";

  /** What was read, and where it stands. */
  private record Term(Expression expression, int from) {}

  private final PathText text;
  private final PathReader paths;
  private int nested;

  FilterReader(PathText text, PathReader paths) {
    this.text = text;
    this.paths = paths;
  }

  Condition filter() {
    text.skipBlanks();
    return alternatives();
  }

  private Condition alternatives() {
    enter();
    List<Condition> parts = new ArrayList<>();
    do {
      text.skipBlanks();
      parts.add(conjunction());
    } while (takeAfterBlanks("||"));
    nested--;
    return parts.size() == 1 ? parts.getFirst() : new Condition.Or(List.copyOf(parts));
  }

  private void enter() {
    if (++nested > MOST_NESTED) {
      throw text.wrong("a filter is nested more than %d deep".formatted(MOST_NESTED), text.at());
    }
  }

  private Condition conjunction() {
    List<Condition> parts = new ArrayList<>();
    do {
      text.skipBlanks();
      parts.add(basic());
    } while (takeAfterBlanks("&&"));
    return parts.size() == 1 ? parts.getFirst() : new Condition.And(List.copyOf(parts));
  }

  private boolean takeAfterBlanks(String sign) {
    text.skipBlanks();
    return text.take(sign);
  }

  private Condition basic() {
    if (text.take("!")) {
      text.skipBlanks();
      return new Condition.Not(negated());
    }
    return text.isNext("(") ? group() : comparisonOrTest();
  }

  private Condition negated() {
    if (text.isNext("(")) {
      return group();
    }
    Condition condition = condition(term());
    int after = text.at();
    if (relation() != null) {
      throw text.wrong("a comparison is negated in parentheses, as in !(@.a == 1)", after);
    }
    return condition;
  }

  private Condition group() {
    text.require("(", "(");
    Condition condition = alternatives();
    text.require(")", "&&, || or )");
    return condition;
  }

  private Condition comparisonOrTest() {
    Term left = term();
    int after = text.at();
    Relation relation = relation();
    if (relation == null) {
      text.returnTo(after);
      return condition(left);
    }
    Operand operand = operand(left);
    text.skipBlanks();
    return new Condition.Compares(operand, relation, operand(term()));
  }

  private @Nullable Relation relation() {
    text.skipBlanks();
    for (Relation relation : Relation.values()) {
      if (text.take(relation.sign())) {
        return relation;
      }
    }
    return null;
  }

  private Term term() {
    int from = text.at();
    return new Term(expression(), from);
  }

  private Expression expression() {
    if (text.take("@")) {
      return paths.query(false);
    }
    if (text.take("$")) {
      return paths.query(true);
    }
    if (text.isQuoteNext()) {
      return new Operand.Literal(StringValue.of(text.string()));
    }
    if (text.isDigitNext() || text.isNext("-")) {
      return new Operand.Literal(text.number());
    }
    int from = text.at();
    String word = text.word();
    return switch (word) {
      case "" -> throw text.expected(EXPECTED);
      case "true" -> new Operand.Literal(BooleanValue.TRUE);
      case "false" -> new Operand.Literal(BooleanValue.FALSE);
      case "null" -> new Operand.Literal(NullValue.NULL);
      default -> call(word, from);
    };
  }

  private Expression call(String word, int from) {
    Function function = Function.named(word);
    if (function == null) {
      throw text.wrong(
          word + " is no function; there are length, count, value, match and search", from);
    }
    text.require("(", "( right after the name of the function");
    List<Term> arguments = arguments();
    int wanted = function.arguments();
    if (arguments.size() != wanted) {
      throw text.wrong(
          "%s takes %d argument%s, not %d"
              .formatted(word, wanted, wanted == 1 ? "" : "s", arguments.size()),
          from);
    }
    Term first = arguments.getFirst();
    return switch (function) {
      case LENGTH -> new Operand.Length(operand(first));
      case COUNT -> new Operand.Count(query(word, first));
      case VALUE -> new Operand.Only(query(word, first));
      case MATCH -> matches(operand(first), arguments.getLast(), true);
      case SEARCH -> matches(operand(first), arguments.getLast(), false);
    };
  }

  private List<Term> arguments() {
    List<Term> arguments = new ArrayList<>();
    if (takeAfterBlanks(")")) {
      return arguments;
    }
    enter();
    do {
      text.skipBlanks();
      arguments.add(term());
    } while (takeAfterBlanks(","));
    text.require(")", ") or a comma");
    nested--;
    return arguments;
  }

  private Condition matches(Operand subject, Term pattern, boolean whole) {
    Operand operand = operand(pattern);
    return operand instanceof Operand.Literal(StringValue(String regexp))
        ? new Condition.Matches(subject, regexp(regexp, pattern.from()), whole)
        : new Condition.MatchesGiven(subject, operand, whole);
  }

  private Regexp regexp(String pattern, int from) {
    try {
      return Regexp.of(pattern);
    } catch (PathException wrong) {
      throw text.wrong(
          "the pattern is wrong at its character %d: %s"
              .formatted(wrong.position(), wrong.complaint()),
          from);
    }
  }

  private Query query(String function, Term argument) {
    if (argument.expression() instanceof Query query) {
      return query;
    }
    throw text.wrong(function + " takes a query, such as @.items[*]", argument.from());
  }

  private Operand operand(Term term) {
    return switch (term.expression()) {
      case Operand operand -> operand;
      case Query query -> {
        List<Step> steps = query.steps();
        if (steps == null) {
          throw text.wrong("this may select many values; a single one is needed here", term.from());
        }
        yield new Operand.Singular(query.fromRoot(), steps);
      }
      case Condition _ ->
          throw text.wrong("this is true or false; a value is needed here", term.from());
    };
  }

  private Condition condition(Term term) {
    return switch (term.expression()) {
      case Condition condition -> condition;
      case Query query -> new Condition.Exists(query);
      case Operand.Literal _ -> throw text.wrong("a literal must be compared", term.from());
      case Operand _ -> throw text.wrong("what this function gives must be compared", term.from());
    };
  }
}
