package dev.gavel.rego.plan.planner;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Spot;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes statements. What follows a loop in a body belongs into the loop, so a loop that is opened
 * stays open, and all that is written later lands in it, until the block around it ends.
 */
final class Code {
  static final int INPUT = 0;
  static final int DATA = 1;
  static final Operand FALSE = new Operand.Bool(false);
  static final Operand TRUE = new Operand.Bool(true);

  private final Deque<Open> open = new ArrayDeque<>();
  private final BitSet fromData = new BitSet();
  private int locals = 2;
  private Spot spot = Spot.NONE;

  /**
   * A block being written.
   *
   * @param close makes the statement that holds the block; null when the block is asked for
   */
  private record Open(
      List<Stmt> statements, Spot at, @Nullable BiFunction<Spot, Block, Stmt> close) {}

  Code() {
    fromData.set(DATA);
  }

  void at(Spot changed) {
    spot = changed;
  }

  Spot at() {
    return spot;
  }

  int local() {
    return locals++;
  }

  static Operand read(int local) {
    return new Operand.Local(local);
  }

  /** Whether a local holds a part of the base documents, found from their root. */
  boolean isFromData(int local) {
    return fromData.get(local);
  }

  /** Begins a block, which {@link #end} gives back. */
  void begin() {
    open.push(new Open(new ArrayList<>(), spot, null));
  }

  /** Ends the block begun last, and all that was opened in it. */
  Block end() {
    while (current().close() != null) {
      close();
    }
    return new Block(open.pop().statements());
  }

  /** How many blocks are open. */
  int depth() {
    return open.size();
  }

  /** Closes what was opened since there were so many. */
  void closeTo(int depth) {
    while (open.size() > depth) {
      close();
    }
  }

  /**
   * Closes the loops opened since there were so many; what follows is reached once, if any of their
   * rounds came this far.
   */
  void settle(int depth) {
    if (open.size() > depth) {
      int reached = local();
      assign(TRUE, reached);
      closeTo(depth + 1);
      Open outermost = open.pop();
      reset(reached);
      open.push(outermost);
      close();
      isDefined(reached);
    }
  }

  private void close() {
    Open done = open.pop();
    Block block = new Block(done.statements());
    append(Objects.requireNonNull(done.close(), "an unended block").apply(done.at(), block));
  }

  private Open current() {
    return Objects.requireNonNull(open.peek(), "no block is open");
  }

  /** What comes after a break in its block is never reached, so it is not written. */
  private void append(Stmt stmt) {
    List<Stmt> statements = current().statements();
    if (statements.isEmpty() || !(statements.getLast() instanceof Stmt.Break)) {
      statements.add(stmt);
    }
  }

  void add(Stmt stmt) {
    append(stmt);
  }

  /** Undefined from here on. */
  void fail() {
    append(new Stmt.Break(spot, 0));
  }

  /** Leaves the blocks down to the one that was opened when there were so many. */
  void leave(int depth) {
    append(new Stmt.Break(spot, open.size() - 1 - depth));
  }

  void blocks(Block... blocks) {
    append(new Stmt.Block(spot, List.of(blocks)));
  }

  Operand dot(Operand source, Operand key) {
    int target = local();
    if (source instanceof Operand.Local(int number) && isFromData(number)) {
      fromData.set(target);
    }
    append(new Stmt.Dot(spot, source, key, target));
    return read(target);
  }

  /** What a loop goes over. */
  record Entry(Operand key, Operand value) {}

  /** Opens a loop over a collection. */
  Entry scan(Operand collection) {
    int source = local(collection);
    int key = local();
    int value = local();
    if (isFromData(source)) {
      fromData.set(value);
    }
    open.push(
        new Open(
            new ArrayList<>(), spot, (at, block) -> new Stmt.Scan(at, source, key, value, block)));
    return new Entry(read(key), read(value));
  }

  /** Opens a block in which a local, or a path in it, is another one. */
  void with(int local, List<Integer> path, Operand value) {
    open.push(
        new Open(
            new ArrayList<>(), spot, (at, block) -> new Stmt.With(at, local, path, value, block)));
  }

  /** The local of an operand; a constant is put into a new one. */
  int local(Operand operand) {
    if (operand instanceof Operand.Local(int number)) {
      return number;
    }
    int target = local();
    assign(operand, target);
    return target;
  }

  void assign(Operand source, int target) {
    append(new Stmt.AssignVar(spot, source, target));
  }

  void reset(int target) {
    append(new Stmt.ResetLocal(spot, target));
  }

  void equal(Operand a, Operand b) {
    if (a.equals(b)) {
      return;
    }
    if (a instanceof Operand.Local || b instanceof Operand.Local) {
      append(new Stmt.Equal(spot, a, b));
    } else {
      fail();
    }
  }

  void isDefined(int local) {
    append(new Stmt.IsDefined(spot, local));
  }

  void isUndefined(int local) {
    append(new Stmt.IsUndefined(spot, local));
  }

  /** Undefined when it is false. */
  void holds(Operand operand) {
    switch (operand) {
      case Operand.Bool(boolean truth) -> {
        if (!truth) {
          fail();
        }
      }
      case Operand.StringIndex _ -> {}
      case Operand.Local _ -> append(new Stmt.NotEqual(spot, operand, FALSE));
    }
  }

  Operand integer(long number) {
    int target = local();
    append(new Stmt.MakeNumberInt(spot, number, target));
    return read(target);
  }

  int makeArray(int capacity) {
    int target = local();
    append(new Stmt.MakeArray(spot, capacity, target));
    return target;
  }

  int makeObject() {
    int target = local();
    append(new Stmt.MakeObject(spot, target));
    return target;
  }

  int makeSet() {
    int target = local();
    append(new Stmt.MakeSet(spot, target));
    return target;
  }

  Operand call(String function, List<Operand> arguments) {
    int result = local();
    append(new Stmt.Call(spot, function, arguments, result));
    return read(result);
  }
}
