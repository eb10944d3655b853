package dev.gavel.rego.run;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Function;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Plan;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Spot;
import dev.gavel.rego.plan.Stmt;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Plans by chance: what each statement allows, but without sense. */
final class StrangePlans {
  private static final int LOCALS = 8;
  private static final Spot AT = new Spot(0, 1, 1, 1, 1);

  private final Random random;

  private StrangePlans(long seed) {
    random = new Random(seed);
  }

  static Policy policy(long seed) {
    StrangePlans strange = new StrangePlans(seed);
    return new Policy(
        List.of("a", "b", "1", "2.0", "g0", "p"),
        List.of(),
        List.of("strange.rego"),
        List.of(new Plan("eval", strange.blocks(3, 0))),
        List.of(
            new Function("g0.data.p", List.of("g0", "p"), List.of(0, 1), 2, strange.blocks(2, 0)),
            new Function("f", List.of(), List.of(0, 1, 3), 2, strange.blocks(2, 0))),
        List.of());
  }

  private List<Block> blocks(int depth, int leaving) {
    return IntStream.range(0, 1 + random.nextInt(3)).mapToObj(_ -> block(depth, leaving)).toList();
  }

  private Block block(int depth, int leaving) {
    return new Block(
        IntStream.range(0, 1 + random.nextInt(8))
            .mapToObj(_ -> statement(depth, leaving))
            .toList());
  }

  private Stmt statement(int depth, int leaving) {
    return switch (random.nextInt(depth > 0 ? 34 : 28)) {
      case 0 -> new Stmt.ReturnLocal(AT, local());
      case 1 -> new Stmt.Call(AT, "g0.data.p", List.of(operand(), operand()), local());
      case 2 -> new Stmt.Call(AT, "f", List.of(operand(), operand(), operand()), local());
      case 3 -> new Stmt.Call(AT, "test.odd", List.of(operand()), local());
      case 4 -> new Stmt.Call(AT, "g0.data.p", documents(), local());
      case 5 -> new Stmt.Break(AT, random.nextInt(leaving + 1));
      case 6, 7 -> new Stmt.Dot(AT, operand(), operand(), local());
      case 8 -> new Stmt.Len(AT, operand(), local());
      case 9 -> new Stmt.AssignInt(AT, random.nextInt(3), local());
      case 10 -> new Stmt.AssignVar(AT, operand(), local());
      case 11 -> new Stmt.AssignVarOnce(AT, operand(), local());
      case 12 -> new Stmt.ResetLocal(AT, local());
      case 13 -> new Stmt.MakeNull(AT, local());
      case 14 -> new Stmt.MakeNumberRef(AT, 2 + random.nextInt(2), local());
      case 15 -> new Stmt.MakeArray(AT, 1 << random.nextInt(31), local());
      case 16 -> new Stmt.MakeObject(AT, local());
      case 17 -> new Stmt.MakeSet(AT, local());
      case 18 -> new Stmt.Equal(AT, operand(), operand());
      case 19 -> new Stmt.NotEqual(AT, operand(), operand());
      case 20 -> new Stmt.IsObject(AT, operand());
      case 21 -> new Stmt.IsUndefined(AT, local());
      case 22 -> new Stmt.ArrayAppend(AT, operand(), local());
      case 23 -> new Stmt.ObjectInsert(AT, operand(), operand(), local());
      case 24 -> new Stmt.ObjectInsertOnce(AT, operand(), operand(), local());
      case 25 -> new Stmt.ObjectMerge(AT, local(), local(), local());
      case 26 -> new Stmt.SetAdd(AT, operand(), local());
      case 27 -> new Stmt.ResultSetAdd(AT, local());
      case 28 -> new Stmt.Not(AT, block(depth - 1, 0));
      case 29 -> new Stmt.With(AT, local(), List.of(0, 1), operand(), block(depth - 1, 0));
      case 30 -> new Stmt.With(AT, local(), List.of(), operand(), block(depth - 1, 0));
      case 31, 32 -> new Stmt.Scan(AT, local(), local(), local(), block(depth - 1, 0));
      default -> new Stmt.Block(AT, blocks(depth - 1, leaving + 1));
    };
  }

  private int local() {
    return random.nextInt(LOCALS);
  }

  private Operand operand() {
    return switch (random.nextInt(6)) {
      case 0 -> new Operand.StringIndex(random.nextInt(6));
      case 1 -> new Operand.Bool(random.nextBoolean());
      default -> new Operand.Local(local());
    };
  }

  private static List<Operand> documents() {
    return List.of(new Operand.Local(0), new Operand.Local(1));
  }
}
