package dev.gavel.rego.builtin.format;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.Budget;
import java.util.List;

/**
 * Go's {@code fmt.Sprintf}. What does not fit is no error but text between {@code %!} and a
 * parenthesis, right where it happened.
 */
public final class GoFormat {
  private static final int LARGEST = 1_000_000;

  private final Budget budget;
  private final String format;
  private final List<Argument> arguments;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int next;
  private boolean reordered;
  private boolean indexed;
  private boolean goodIndex;

  private GoFormat(Budget budget, String format, List<Argument> arguments) {
    this.budget = budget;
    this.format = format;
    this.arguments = arguments;
  }

  public static String format(Budget budget, String format, List<Value> arguments) {
    GoFormat formatter =
        new GoFormat(budget, format, arguments.stream().map(Argument::of).toList());
    formatter.run();
    return formatter.out.toString();
  }

  private void run() {
    while (at < format.length()) {
      int percent = format.indexOf('%', at);
      int end = percent < 0 ? format.length() : percent;
      out.append(format, at, end);
      at = end;
      if (percent >= 0) {
        at++;
        directive();
      }
    }
    if (!reordered && next < arguments.size()) {
      extra();
    }
    budget.allocate(2L * out.length());
  }

  private void extra() {
    out.append("%!(EXTRA ");
    String separator = "";
    for (Argument argument : arguments.subList(next, arguments.size())) {
      out.append(separator).append(typed(Flags.NONE, argument));
      separator = ", ";
    }
    out.append(')');
  }

  private void directive() {
    goodIndex = true;
    indexed = false;
    Flags flags = Flags.NONE;
    while (at < format.length() && "#0+- ".indexOf(format.charAt(at)) >= 0) {
      flags = flags.with(format.charAt(at++));
    }
    argumentIndex();
    flags = precision(width(flags));
    if (!indexed) {
      argumentIndex();
    }
    if (at >= format.length()) {
      out.append("%!(NOVERB)");
      return;
    }
    int verb = format.codePointAt(at);
    at += Character.charCount(verb);
    budget.spend(1);
    print(flags, verb);
  }

  private void print(Flags flags, int verb) {
    if (verb == '%') {
      out.append('%');
    } else if (!goodIndex) {
      problem(verb, "BADINDEX");
    } else if (next >= arguments.size()) {
      problem(verb, "MISSING");
    } else {
      budget.allocate(2L * (Math.max(flags.width(), 0) + Math.max(flags.precision(), 0)));
      Argument argument = arguments.get(next++);
      boolean value = verb == 'v' || verb == 'w';
      boolean plain = value && !(argument instanceof Argument.BigWhole);
      out.append(
          text(plain ? flags.forValue() : flags, argument, verb, verb == 'v' && flags.sharp()));
    }
  }

  private void problem(int verb, String name) {
    out.append("%!").appendCodePoint(verb).append('(').append(name).append(')');
  }

  private Flags width(Flags flags) {
    if (at < format.length() && format.charAt(at) == '*') {
      at++;
      int given = fromArgument();
      indexed = false;
      if (given == Integer.MIN_VALUE) {
        out.append("%!(BADWIDTH)");
        return flags;
      }
      return flags.withGivenWidth(given);
    }
    int width = number(format.length());
    if (indexed && width >= 0) {
      goodIndex = false;
    }
    return flags.withWidth(width);
  }

  private Flags precision(Flags flags) {
    if (at + 1 >= format.length() || format.charAt(at) != '.') {
      return flags;
    }
    at++;
    if (indexed) {
      goodIndex = false;
    }
    argumentIndex();
    if (at < format.length() && format.charAt(at) == '*') {
      at++;
      int given = fromArgument();
      indexed = false;
      if (given < 0) {
        out.append("%!(BADPREC)");
        return flags;
      }
      return flags.withPrecision(given);
    }
    return flags.withPrecision(Math.max(number(format.length()), 0));
  }

  /** The integer of the next argument; the smallest one when it is none or too large. */
  private int fromArgument() {
    if (next >= arguments.size()) {
      return Integer.MIN_VALUE;
    }
    return arguments.get(next++) instanceof Argument.Whole(long number)
            && Math.abs(number) <= LARGEST
        ? (int) number
        : Integer.MIN_VALUE;
  }

  /** Digits up to the end; negative when there are none. Too many of them swallow the rest. */
  private int number(int end) {
    int number = -1;
    while (at < end && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
      if (number > LARGEST) {
        at = end;
        return -1;
      }
      number = Math.max(number, 0) * 10 + format.charAt(at++) - '0';
    }
    return number;
  }

  /** An index such as {@code [2]}, which sets what the next argument is. */
  private void argumentIndex() {
    indexed = false;
    if (at >= format.length() || format.charAt(at) != '[') {
      return;
    }
    reordered = true;
    int close = format.length() - at < 3 ? -1 : format.indexOf(']', at);
    if (close < 0) {
      goodIndex = false;
      at++;
      return;
    }
    at++;
    int index = at == close ? -1 : number(close);
    boolean wellFormed = index >= 0 && at == close;
    at = close + 1;
    if (wellFormed && index >= 1 && index <= arguments.size()) {
      next = index - 1;
      indexed = true;
    } else {
      goodIndex = false;
      indexed = wellFormed;
    }
  }

  private static String text(Flags flags, Argument argument, int verb, boolean quoted) {
    if (verb == 'T') {
      return GoText.plain(flags, argument.type());
    }
    String text =
        switch (argument) {
          case Argument.Whole(long number) -> GoInteger.text(flags, number, verb);
          case Argument.BigWhole(var number) when verb != 'w' ->
              GoInteger.text(flags, number, verb);
          case Argument.BigWhole _ -> null;
          case Argument.Fraction(double number) -> GoFraction.text(flags, number, verb);
          case Argument.Text(String string) -> GoText.text(flags, string, quoted ? 'q' : verb);
        };
    return text == null
        ? "%!" + Character.toString(verb) + "(" + typed(flags, argument) + ")"
        : text;
  }

  private static String typed(Flags flags, Argument argument) {
    return argument.type() + "=" + text(flags, argument, 'v', false);
  }
}
