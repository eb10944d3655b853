package dev.gavel.rego.plan;

import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.plan.index.RuleIndex;
import java.util.List;

/**
 * The statements of a plan, by OPA's names. A statement that is undefined jumps to the end of the
 * block it stands in.
 */
public sealed interface Stmt {

  Spot at();

  /** Leaves the function with a local, which may be undefined. */
  record ReturnLocal(Spot at, int source) implements Stmt {}

  /** Calls a function of the plan, or else a built-in. */
  record Call(Spot at, String function, List<Operand> arguments, int result) implements Stmt {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** Calls the function whose path these operands spell. */
  record CallDynamic(Spot at, List<Integer> arguments, List<Operand> path, int result)
      implements Stmt {
    public CallDynamic {
      arguments = List.copyOf(arguments);
      path = List.copyOf(path);
    }
  }

  /** Runs blocks in turn; one that is undefined does not stop the next. */
  record Block(Spot at, List<dev.gavel.rego.plan.Block> blocks) implements Stmt {
    public Block {
      blocks = List.copyOf(blocks);
    }
  }

  /** Goes to the end of the block that encloses this one so many times. */
  record Break(Spot at, int index) implements Stmt {}

  /** Looks up a key, an index or an element. */
  record Dot(Spot at, Operand source, Operand key, int target) implements Stmt {}

  /** Counts. */
  record Len(Spot at, Operand source, int target) implements Stmt {}

  /** Runs the block for each entry. */
  record Scan(Spot at, int source, int key, int value, dev.gavel.rego.plan.Block block)
      implements Stmt {}

  /** Undefined when the block runs to its end. */
  record Not(Spot at, dev.gavel.rego.plan.Block block) implements Stmt {}

  /** A number into a local. */
  record AssignInt(Spot at, long value, int target) implements Stmt {}

  /** A copy. */
  record AssignVar(Spot at, Operand source, int target) implements Stmt {}

  /** A copy; another value than the one that is there is a conflict. */
  record AssignVarOnce(Spot at, Operand source, int target) implements Stmt {}

  /** Makes a local undefined. */
  record ResetLocal(Spot at, int target) implements Stmt {}

  /** The null. */
  record MakeNull(Spot at, int target) implements Stmt {}

  /** A small number. */
  record MakeNumberInt(Spot at, long value, int target) implements Stmt {}

  /** A number by its text among the strings. */
  record MakeNumberRef(Spot at, int index, int target) implements Stmt {}

  /** An empty array, to be filled. */
  record MakeArray(Spot at, int capacity, int target) implements Stmt {}

  /** An empty object, to be filled. */
  record MakeObject(Spot at, int target) implements Stmt {}

  /** An empty set, to be filled. */
  record MakeSet(Spot at, int target) implements Stmt {}

  /** Undefined unless both are equal. */
  record Equal(Spot at, Operand a, Operand b) implements Stmt {}

  /** Undefined when both are equal. */
  record NotEqual(Spot at, Operand a, Operand b) implements Stmt {}

  /** Undefined for anything but an array. */
  record IsArray(Spot at, Operand source) implements Stmt {}

  /** Undefined for anything but an object. */
  record IsObject(Spot at, Operand source) implements Stmt {}

  /** Undefined for anything but a set. */
  record IsSet(Spot at, Operand source) implements Stmt {}

  /** Undefined when the local is. */
  record IsDefined(Spot at, int source) implements Stmt {}

  /** Undefined when the local is not. */
  record IsUndefined(Spot at, int source) implements Stmt {}

  /** Adds an item. */
  record ArrayAppend(Spot at, Operand value, int array) implements Stmt {}

  /** Puts an entry, over any that is there. */
  record ObjectInsert(Spot at, Operand key, Operand value, int object) implements Stmt {}

  /** Puts an entry; another value under the key is a conflict. */
  record ObjectInsertOnce(Spot at, Operand key, Operand value, int object) implements Stmt {}

  /** Merges two objects into a new one; the first wins. */
  record ObjectMerge(Spot at, int a, int b, int target) implements Stmt {}

  /** Adds an element. */
  record SetAdd(Spot at, Operand value, int set) implements Stmt {}

  /**
   * Runs the block while a local, or a path in it, has another value; an empty path means the
   * whole.
   */
  record With(
      Spot at, int local, List<Integer> path, Operand value, dev.gavel.rego.plan.Block block)
      implements Stmt {
    public With {
      path = List.copyOf(path);
    }
  }

  /**
   * Tells who watches that a place in the source was reached, and what is known there. It is only
   * in plans that are watched, and never in a document.
   */
  record Note(Spot at, Location place, List<Known> known) implements Stmt {
    public Note {
      known = List.copyOf(known);
    }
  }

  /** A term that has a value, and where it stands. */
  record Known(Location place, Operand value) {}

  /**
   * Runs those of its blocks that the index admits, in the order of its outcomes, as {@link Block}
   * runs all. The others would be undefined before they had done anything. Only in plans that were
   * optimised.
   *
   * @param chosen the local in which a block finds the value of its outcome, where that has one
   */
  record Candidates(Spot at, RuleIndex index, int chosen, List<dev.gavel.rego.plan.Block> blocks)
      implements Stmt {
    public Candidates {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * Runs the block for each entry that all filters let through, as {@link Scan} does for every one.
   * Only in plans that were optimised.
   */
  record ScanWhere(
      Spot at,
      int source,
      List<Filter> filters,
      int key,
      int value,
      dev.gavel.rego.plan.Block block)
      implements Stmt {
    public ScanWhere {
      filters = List.copyOf(filters);
    }
  }

  /**
   * The value of an entry must have an equal value at the path; nothing is equal to what is
   * undefined.
   *
   * @param path keys that no index of an array can be taken for; none for the value itself
   */
  record Filter(List<String> path, Operand wanted) {
    public Filter {
      path = List.copyOf(path);
    }
  }

  /** A value that is known before the plan runs. Only in plans that were optimised. */
  record Constant(Spot at, Value value, int target) implements Stmt {}

  /** An array made at once. Only in plans that were optimised. */
  record ArrayLiteral(Spot at, List<Operand> items, int target) implements Stmt {
    public ArrayLiteral {
      items = List.copyOf(items);
    }
  }

  /** A set made at once. Only in plans that were optimised. */
  record SetLiteral(Spot at, List<Operand> elements, int target) implements Stmt {
    public SetLiteral {
      elements = List.copyOf(elements);
    }
  }

  /**
   * An object made at once; of equal keys the last one counts. Only in plans that were optimised.
   */
  record ObjectLiteral(Spot at, List<Operand> keys, List<Operand> values, int target)
      implements Stmt {
    public ObjectLiteral {
      keys = List.copyOf(keys);
      values = List.copyOf(values);
    }
  }

  /** Nothing. */
  record Nop(Spot at) implements Stmt {}

  /** Adds to the results. */
  record ResultSetAdd(Spot at, int value) implements Stmt {}
}
