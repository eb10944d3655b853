package dev.gavel.rules.path;

import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.rules.path.Expression.Comparator;
import dev.gavel.rules.path.Expression.Condition;
import dev.gavel.rules.path.Expression.Operand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text to the condition of a filter, with the types of the RFC checked on the way: only a single
 * value is compared, only a condition or a query decides.
 */
final class FilterReader {
  private static final int MOST_NESTED = 32;
  private static final String TERM = "@, $, a literal or a function";

  /** An argument of a function, and where it stands. */
  private record Argument(Expression expression, int from) {}

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
    if (++nested > MOST_NESTED) {
      throw text.wrong("filters are nested more than %d deep".formatted(MOST_NESTED), text.at());
    }
    List<Condition> parts = new ArrayList<>();
    do {
      text.skipBlanks();
      parts.add(conjunction());
    } while (takeAfterBlanks("||"));
    nested--;
    return parts.size() == 1 ? parts.getFirst() : new Condition.Or(List.copyOf(parts));
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
    int from = text.at();
    Condition condition = condition(term(), from);
    int after = text.at();
    if (comparator() != null) {
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
    int from = text.at();
    Expression left = term();
    int after = text.at();
    Comparator comparator = comparator();
    if (comparator == null) {
      text.returnTo(after);
      return condition(left, from);
    }
    Operand operand = operand(left, from);
    text.skipBlanks();
    int right = text.at();
    return new Condition.Compares(operand, comparator, operand(term(), right));
  }

  private @Nullable Comparator comparator() {
    text.skipBlanks();
    for (Comparator comparator : Comparator.values()) {
      if (text.take(comparator.sign())) {
        return comparator;
      }
    }
    return null;
  }

  private Expression term() {
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
      case "" -> throw text.expected(TERM);
      case "true" -> new Operand.Literal(BooleanValue.TRUE);
      case "false" -> new Operand.Literal(BooleanValue.FALSE);
      case "null" -> new Operand.Literal(NullValue.NULL);
      default -> call(word, from);
    };
  }

  private Expression call(String function, int from) {
    int wanted =
        switch (function) {
          case "length", "count", "value" -> 1;
          case "match", "search" -> 2;
          default ->
              throw text.wrong(
                  "%s is no function; there are length, count, value, match and search"
                      .formatted(function),
                  from);
        };
    text.require("(", "( right after the name of the function");
    List<Argument> arguments = arguments();
    if (arguments.size() != wanted) {
      throw text.wrong(
          "%s takes %d argument%s, not %d"
              .formatted(function, wanted, wanted == 1 ? "" : "s", arguments.size()),
          from);
    }
    Argument first = arguments.getFirst();
    return switch (function) {
      case "length" -> new Operand.Length(operand(first.expression(), first.from()));
      case "count" -> new Operand.Count(query(function, first));
      case "value" -> new Operand.Only(query(function, first));
      default -> matches(first, arguments.getLast(), function.equals("match"));
    };
  }

  private List<Argument> arguments() {
    List<Argument> arguments = new ArrayList<>();
    if (takeAfterBlanks(")")) {
      return arguments;
    }
    if (++nested > MOST_NESTED) {
      throw text.wrong("functions are nested more than %d deep".formatted(MOST_NESTED), text.at());
    }
    do {
      text.skipBlanks();
      int from = text.at();
      arguments.add(new Argument(term(), from));
    } while (takeAfterBlanks(","));
    text.require(")", ") or a comma");
    nested--;
    return arguments;
  }

  private Condition matches(Argument subject, Argument pattern, boolean whole) {
    Operand operand = operand(subject.expression(), subject.from());
    return operand(pattern.expression(), pattern.from())
            instanceof Operand.Literal(StringValue(String regexp))
        ? new Condition.Matches(operand, regexp(regexp, pattern.from()), whole)
        : new Condition.MatchesGiven(operand, operand(pattern.expression(), pattern.from()), whole);
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

  private Query query(String function, Argument argument) {
    if (argument.expression() instanceof Query query) {
      return query;
    }
    throw text.wrong(function + " takes a query, such as @.items[*]", argument.from());
  }

  private Operand operand(Expression expression, int from) {
    return switch (expression) {
      case Operand operand -> operand;
      case Query query -> {
        List<Step> steps = query.steps();
        if (steps == null) {
          throw text.wrong("this may select many values; a single one is needed here", from);
        }
        yield new Operand.Singular(query.fromRoot(), steps);
      }
      case Condition _ -> throw text.wrong("this is true or false; a value is needed here", from);
    };
  }

  private Condition condition(Expression expression, int from) {
    return switch (expression) {
      case Condition condition -> condition;
      case Query query -> new Condition.Exists(query);
      case Operand.Literal _ -> throw text.wrong("a literal must be compared", from);
      case Operand _ -> throw text.wrong("what this function gives must be compared", from);
    };
  }
}
