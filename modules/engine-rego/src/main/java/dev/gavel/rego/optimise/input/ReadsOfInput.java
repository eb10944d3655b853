package dev.gavel.rego.optimise.input;

import dev.gavel.engine.value.Projection;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Field;
import dev.gavel.rego.plan.Function;
import dev.gavel.rego.plan.Operand;
import dev.gavel.rego.plan.Plan;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Stmt;
import dev.gavel.rego.plan.index.Subject;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Finds which parts of the input an entry point can look at, whatever the input is.
 *
 * <p>Each local may hold some parts: the input itself, what a key leads to from there, what a loop
 * meets. A part that is only looked into, counted, asked for its kind or for being there is kept as
 * far as that; one that anything else is done with, such as comparing, storing or passing it to a
 * built-in function, is kept whole. Functions are gone through until nothing new comes up.
 */
public final class ReadsOfInput {
  private static final int INPUT = 0;
  private static final int DATA = 1;

  private final List<String> strings;
  private final Map<String, Holder> functions = new HashMap<>();
  private final Map<Holder, Integer> dynamic = new HashMap<>();
  private final ArrayDeque<Holder> waiting = new ArrayDeque<>();
  private final Set<Holder> queued = new LinkedHashSet<>();
  private final Part root = Part.root();

  private ReadsOfInput(Policy policy) {
    this.strings = policy.strings();
    for (Function function : policy.functions()) {
      Holder holder = new Holder(function.parameters(), function.blocks());
      functions.put(function.name(), holder);
      if (!function.path().isEmpty()) {
        dynamic.put(holder, function.path().size());
      }
    }
  }

  /** What the entry point can read; everything when there is no such entry point. */
  public static Projection of(Policy policy, String entryPoint) {
    for (Plan plan : policy.plans()) {
      if (plan.name().equals(entryPoint)) {
        return new ReadsOfInput(policy).from(plan);
      }
    }
    return Projection.WHOLE;
  }

  private Projection from(Plan plan) {
    Holder entry = new Holder(List.of(INPUT, DATA), plan.blocks());
    entry.takes(INPUT, Set.of(root));
    enqueue(entry);
    while (!waiting.isEmpty() && !root.isWhole()) {
      Holder next = waiting.remove();
      queued.remove(next);
      goThrough(next);
    }
    return root.projection();
  }

  private void enqueue(Holder holder) {
    if (queued.add(holder)) {
      waiting.add(holder);
    }
  }

  /** Until nothing new comes up within the function: loops come back to earlier statements. */
  private void goThrough(Holder in) {
    boolean more = true;
    while (more) {
      more = blocks(in.blocks(), in);
    }
  }

  private boolean blocks(Collection<Block> blocks, Holder in) {
    boolean news = false;
    for (Block block : blocks) {
      news |= block(block, in);
    }
    return news;
  }

  private boolean block(Block block, Holder in) {
    boolean news = false;
    for (Stmt statement : block.statements()) {
      news |= statement(statement, in);
    }
    return news;
  }

  /** Whether a local of this function was found to hold more than was known. */
  private boolean statement(Stmt statement, Holder in) {
    return switch (statement) {
      case Stmt.Dot dot -> dot(dot, in);
      case Stmt.Len len -> len(len, in);
      case Stmt.Scan scan -> scan(scan, in);
      case Stmt.ScanWhere scan -> scanWhere(scan, in);
      case Stmt.AssignVar copy -> in.hold(copy.target(), held(copy.source(), in));
      case Stmt.AssignVarOnce copy -> assignOnce(copy, in);
      case Stmt.Call call -> call(call, in);
      case Stmt.CallDynamic call -> callDynamic(call, in);
      case Stmt.ReturnLocal back -> returned(in.held(back.source()), in);
      case Stmt.Block s -> blocks(s.blocks(), in);
      case Stmt.Not not -> block(not.block(), in);
      case Stmt.With with -> replaced(with, in);
      case Stmt.Candidates s -> candidates(s, in);
      case Stmt.Note note -> watched(note, in);
      case Stmt.IsArray _, Stmt.IsObject _, Stmt.IsSet _ -> false;
      case Stmt.IsDefined _, Stmt.IsUndefined _ -> false;
      case Stmt.Equal _, Stmt.NotEqual _ -> used(statement, in);
      case Stmt.ArrayAppend _, Stmt.ObjectInsert _, Stmt.ObjectInsertOnce _ -> used(statement, in);
      case Stmt.ObjectMerge _, Stmt.SetAdd _, Stmt.ResultSetAdd _ -> used(statement, in);
      case Stmt.ArrayLiteral _, Stmt.SetLiteral _, Stmt.ObjectLiteral _ -> used(statement, in);
      case Stmt.AssignInt _, Stmt.MakeNull _, Stmt.MakeNumberInt _ -> false;
      case Stmt.MakeNumberRef _, Stmt.MakeArray _, Stmt.MakeObject _, Stmt.MakeSet _ -> false;
      case Stmt.ResetLocal _, Stmt.Constant _, Stmt.Break _, Stmt.Nop _ -> false;
    };
  }

  private static Set<Part> held(Operand operand, Holder in) {
    return operand instanceof Operand.Local local ? in.held(local.number()) : Set.of();
  }

  private static Set<Part> below(Set<Part> parts, UnaryOperator<Part> step) {
    Set<Part> below = new LinkedHashSet<>();
    parts.forEach(part -> below.add(step.apply(part)));
    return below;
  }

  private boolean dot(Stmt.Dot dot, Holder in) {
    Set<Part> source = held(dot.source(), in);
    keepWhole(held(dot.key(), in));
    return switch (dot.key()) {
      case Operand.StringIndex key -> {
        String name = strings.get(key.index());
        yield in.hold(dot.target(), below(source, part -> part.field(name)));
      }
      case Operand.Local _, Operand.Bool _ -> in.hold(dot.target(), below(source, Part::each));
    };
  }

  /** Another value would be a conflict, so both are compared, unless there is but one. */
  private static boolean assignOnce(Stmt.AssignVarOnce copy, Holder in) {
    return in.isAssignedOnce(copy.target())
        ? in.hold(copy.target(), held(copy.source(), in))
        : used(copy, in);
  }

  /** To be counted, entries must be there. */
  private static boolean len(Stmt.Len len, Holder in) {
    below(held(len.source(), in), Part::each);
    return false;
  }

  private boolean scan(Stmt.Scan scan, Holder in) {
    boolean news = in.hold(scan.value(), below(in.held(scan.source()), Part::each));
    return block(scan.block(), in) || news;
  }

  private boolean scanWhere(Stmt.ScanWhere scan, Holder in) {
    for (Stmt.Filter filter : scan.filters()) {
      keepWhole(held(filter.wanted(), in));
      keepWhole(along(below(in.held(scan.source()), Part::each), filter.path()));
    }
    boolean news = in.hold(scan.value(), below(in.held(scan.source()), Part::each));
    return block(scan.block(), in) || news;
  }

  private boolean candidates(Stmt.Candidates candidates, Holder in) {
    for (Subject subject : candidates.index().subjects()) {
      keepWhole(along(in.held(subject.local()), subject.path()));
    }
    return blocks(candidates.blocks(), in);
  }

  private static Set<Part> along(Set<Part> parts, List<String> path) {
    Set<Part> at = parts;
    for (String name : path) {
      at = below(at, part -> part.field(name));
    }
    return at;
  }

  private boolean call(Stmt.Call call, Holder in) {
    Holder called = functions.get(call.function());
    if (called == null) {
      return used(call, in);
    }
    for (int i = 0; i < call.arguments().size(); i++) {
      if (called.takes(i, held(call.arguments().get(i), in))) {
        enqueue(called);
      }
    }
    return gets(call.result(), called, in);
  }

  /** A call of whatever rule has a path as long as this one. */
  private boolean callDynamic(Stmt.CallDynamic call, Holder in) {
    call.path().forEach(part -> keepWhole(held(part, in)));
    boolean news = false;
    for (Map.Entry<Holder, Integer> rule : dynamic.entrySet()) {
      if (rule.getValue() == call.path().size()) {
        for (int i = 0; i < call.arguments().size(); i++) {
          if (rule.getKey().takes(i, in.held(call.arguments().get(i)))) {
            enqueue(rule.getKey());
          }
        }
        news |= gets(call.result(), rule.getKey(), in);
      }
    }
    return news;
  }

  private boolean gets(int result, Holder called, Holder in) {
    if (called.callers().add(in)) {
      enqueue(called);
    }
    return in.hold(result, called.returned());
  }

  private boolean returned(Set<Part> parts, Holder in) {
    if (in.returns(parts)) {
      in.callers().forEach(this::enqueue);
    }
    return false;
  }

  /** What replaces something is put into a copy, and may then be found in any way. */
  private boolean replaced(Stmt.With with, Holder in) {
    keepWhole(held(with.value(), in));
    return block(with.block(), in);
  }

  private static boolean watched(Stmt.Note note, Holder in) {
    note.known().forEach(known -> keepWhole(held(known.value(), in)));
    return false;
  }

  /** Whatever the statement reads is kept whole. */
  private static boolean used(Stmt statement, Holder in) {
    for (Field field : Field.of(statement)) {
      switch (field) {
        case Field.Local local -> keepWhole(in.held(local.number()));
        case Field.Changed local -> keepWhole(in.held(local.number()));
        case Field.Locals locals -> locals.numbers().forEach(local -> keepWhole(in.held(local)));
        case Field.One one -> keepWhole(held(one.operand(), in));
        case Field.Many many -> many.operands().forEach(one -> keepWhole(held(one, in)));
        case Field.Target _, Field.Plain _, Field.Text _, Field.Given _ -> {}
        case Field.StringIndex _, Field.StringIndexes _ -> {}
        case Field.Nested _, Field.NestedAll _ -> {}
      }
    }
    return false;
  }

  private static void keepWhole(Set<Part> parts) {
    parts.forEach(Part::keepWhole);
  }
}
