package dev.gavel.rego.emit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ways out of the blocks that surround a statement. A break leaves so many of them; where it
 * leaves a {@code with}, the documents that it replaced come back.
 */
final class Exits {
  private final List<Exit> exits = new ArrayList<>();
  private final Method method;

  /**
   * One way out.
   *
   * @param end where the code goes on after the block
   * @param restore null but for the block of a with
   */
  private record Exit(Label end, @Nullable Runnable restore) {}

  /** How a method ends, by itself or since a break leaves more blocks than it has. */
  interface Method {
    void leave(CodeBuilder code, int levels);

    /** Returns the value on top of the stack. */
    void giveBack(CodeBuilder code);
  }

  Exits(Method method) {
    this.method = method;
  }

  void enter(Label end) {
    exits.add(new Exit(end, null));
  }

  void enterWith(Label end, Runnable restore) {
    exits.add(new Exit(end, restore));
  }

  void exit() {
    exits.removeLast();
  }

  /** Where to go when a statement is undefined; null when that takes more than a jump. */
  private @Nullable Label undefined() {
    return exits.isEmpty() ? null : exits.getLast().end();
  }

  /** Goes to the end of the block that encloses the innermost one so many times. */
  void leave(CodeBuilder code, int levels) {
    int target = exits.size() - 1 - levels;
    for (int i = exits.size() - 1; i > Math.max(target, -1); i--) {
      restore(exits.get(i));
    }
    if (target < 0) {
      method.leave(code, -target - 1);
    } else {
      code.goto_(exits.get(target).end());
    }
  }

  /** Goes on when what is on the stack is defined. */
  void leaveWhenNull(CodeBuilder code) {
    Label undefined = undefined();
    if (undefined != null) {
      code.ifnull(undefined);
    } else {
      Label defined = code.newLabel();
      code.ifnonnull(defined);
      leave(code, 0);
      code.labelBinding(defined);
    }
  }

  /** Goes on when the boolean on the stack is true. */
  void leaveWhenFalse(CodeBuilder code) {
    Label undefined = undefined();
    if (undefined != null) {
      code.ifeq(undefined);
    } else {
      Label holds = code.newLabel();
      code.ifne(holds);
      leave(code, 0);
      code.labelBinding(holds);
    }
  }

  /** Returns the value on top of the stack. */
  void giveBack(CodeBuilder code) {
    for (Exit exit : exits.reversed()) {
      restore(exit);
    }
    method.giveBack(code);
  }

  private static void restore(Exit exit) {
    if (exit.restore() != null) {
      exit.restore().run();
    }
  }
}
