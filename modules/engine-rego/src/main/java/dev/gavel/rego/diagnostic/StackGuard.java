package dev.gavel.rego.diagnostic;

import java.util.List;
import java.util.function.Supplier;

/**
 * Stands around work that goes down as deep as a policy nests. The parser refuses what is nested
 * deep as text; chains of rules, of types and of packages can still be too long for the stack of
 * the thread that compiles them, and are refused here.
 */
public final class StackGuard {
  private StackGuard() {}

  /**
   * Does the work.
   *
   * @throws RejectedException when the stack is too small for it
   */
  public static <T> T around(Supplier<T> work) {
    try {
      return work.get();
    } catch (StackOverflowError tooDeep) {
      throw new RejectedException(
          List.of(
              new Mistake(
                  Mistake.COMPILE,
                  Location.NONE,
                  "the policies nest deeper than the stack of this thread allows; nest them less,"
                      + " or compile them on a thread with a larger stack")));
    }
  }
}
