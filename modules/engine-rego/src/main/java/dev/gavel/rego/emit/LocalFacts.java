package dev.gavel.rego.emit;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Field;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of the locals of a function wherever they are: how often, and what they can hold.
 */
final class LocalFacts {
  private final Map<Integer, Integer> mentions = new HashMap<>();
  private final Map<Integer, Integer> writes = new HashMap<>();
  private final Set<Integer> growing = new HashSet<>();
  private final Set<Integer> unset = new HashSet<>();

  private LocalFacts() {}

  static LocalFacts of(List<Block> blocks) {
    LocalFacts facts = new LocalFacts();
    Statements.each(blocks, facts::count);
    blocks.forEach(block -> facts.findUnset(block, new HashSet<>()));
    int before;
    do {
      before = facts.growing.size();
      Statements.each(blocks, (statement, _) -> facts.spread(statement));
    } while (facts.growing.size() > before);
    return facts;
  }

  Set<Integer> locals() {
    return mentions.keySet();
  }

  int mentions(int local) {
    return mentions.getOrDefault(local, 0);
  }

  /** Whether something may ask for it that no value was stored for before, on some way. */
  boolean canBeUnset(int local) {
    return unset.contains(local);
  }

  /** Whether it gets a value in one place only, which no loop comes to again. */
  boolean isWrittenOnce(int local) {
    return writes.getOrDefault(local, 0) == 1;
  }

  /** Whether it can hold a collection that is still growing. */
  boolean canGrow(int local) {
    return growing.contains(local);
  }

  /** What is stored in a block is there for the rest of it, and for all blocks in that. */
  private void findUnset(Block block, Set<Integer> stored) {
    Set<Integer> here = new HashSet<>(stored);
    for (Stmt statement : block.statements()) {
      Set<Integer> now = new HashSet<>();
      List<Block> inner = new ArrayList<>();
      for (Field field : Field.of(statement)) {
        switch (field) {
          case Field.Local(_, int local) -> ask(local, here);
          case Field.Changed(_, int local) -> ask(local, here);
          case Field.Target(_, int local) -> now.add(local);
          case Field.Locals(_, List<Integer> locals) -> locals.forEach(local -> ask(local, here));
          case Field.One(_, Operand operand) -> ask(operand, here);
          case Field.Many(_, List<Operand> operands) -> operands.forEach(o -> ask(o, here));
          case Field.Nested(_, Block nested) -> inner.add(nested);
          case Field.NestedAll(_, List<Block> nested) -> inner.addAll(nested);
          case Field.Plain _,
              Field.Text _,
              Field.Given _,
              Field.StringIndex _,
              Field.StringIndexes _ -> {}
        }
      }
      if (inner.isEmpty()) {
        here.addAll(now);
      } else {
        now.addAll(here);
        inner.forEach(nested -> findUnset(nested, now));
      }
    }
  }

  private void ask(Operand operand, Set<Integer> stored) {
    if (operand instanceof Operand.Local(int local)) {
      ask(local, stored);
    }
  }

  private void ask(int local, Set<Integer> stored) {
    if (!stored.contains(local)) {
      unset.add(local);
    }
  }

  private void count(Stmt statement, boolean inLoop) {
    boolean once = statement instanceof Stmt.AssignVarOnce && !inLoop;
    for (Field field : Field.of(statement)) {
      switch (field) {
        case Field.Local(_, int local) -> mention(local);
        case Field.Target(_, int local) -> write(local, once);
        case Field.Changed(_, int local) -> write(local, once);
        case Field.Locals(_, List<Integer> locals) -> locals.forEach(this::mention);
        case Field.One(_, Operand operand) -> mention(operand);
        case Field.Many(_, List<Operand> operands) -> operands.forEach(this::mention);
        case Field.Plain _,
            Field.Text _,
            Field.Given _,
            Field.StringIndex _,
            Field.StringIndexes _,
            Field.Nested _,
            Field.NestedAll _ -> {}
      }
    }
  }

  private void write(int local, boolean once) {
    mention(local);
    writes.merge(local, once ? 1 : 2, Integer::sum);
  }

  private void mention(Operand operand) {
    if (operand instanceof Operand.Local(int local)) {
      mention(local);
    }
  }

  private void mention(int local) {
    mentions.merge(local, 1, Integer::sum);
  }

  private void spread(Stmt statement) {
    if (statement instanceof Stmt.MakeArray make) {
      growing.add(make.target());
    } else if (statement instanceof Stmt.MakeObject make) {
      growing.add(make.target());
    } else if (statement instanceof Stmt.MakeSet make) {
      growing.add(make.target());
    } else if (statement instanceof Stmt.ArrayAppend append) {
      growing.add(append.array());
    } else if (statement instanceof Stmt.ObjectInsert insert) {
      growing.add(insert.object());
    } else if (statement instanceof Stmt.ObjectInsertOnce insert) {
      growing.add(insert.object());
    } else if (statement instanceof Stmt.SetAdd add) {
      growing.add(add.set());
    } else if (statement instanceof Stmt.AssignVar assign) {
      spread(assign.source(), assign.target());
    } else if (statement instanceof Stmt.AssignVarOnce assign) {
      spread(assign.source(), assign.target());
    } else if (statement instanceof Stmt.Dot dot) {
      spread(dot.source(), dot.target());
    }
  }

  private void spread(Operand source, int target) {
    if (source instanceof Operand.Local(int local) && growing.contains(local)) {
      growing.add(target);
    }
  }
}
