package dev.gavel.rego.optimise.index;

import dev.gavel.rego.optimise.body.Bodies;
import dev.gavel.rego.optimise.body.Definitions;
import dev.gavel.rego.optimise.body.Rewriting;
import dev.gavel.rego.optimise.body.Sole;
import dev.gavel.rego.optimise.body.Uses;
import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.Spot;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has an index choose among many blocks that run in turn and start with tests of the same values:
 * mostly the rules of one name. Those without tests among them, such as a default, run always.
 */
final class IndexRules extends Rewriting {
  private final Unmissed unmissed;
  private final Definitions definitions;
  private final Sole sole;
  private int free;

  private IndexRules(
      Policy policy, Unmissed unmissed, List<Integer> parameters, List<Block> blocks) {
    this.unmissed = unmissed;
    this.definitions = Definitions.of(parameters, blocks);
    this.sole = new Sole(policy, definitions);
    this.free = Uses.firstFree(parameters, blocks);
  }

  static Policy in(Policy policy) {
    Unmissed unmissed = Unmissed.in(policy);
    return Bodies.changed(
        policy,
        (parameters, blocks) -> new IndexRules(policy, unmissed, parameters, blocks).body(blocks));
  }

  private List<Block> body(List<Block> blocks) {
    List<Block> changed = blocks(blocks);
    Run run = run(changed);
    if (run == null) {
      return changed;
    }
    List<Block> indexed = new ArrayList<>(changed.subList(0, run.from()));
    indexed.add(new Block(run.candidates()));
    indexed.addAll(changed.subList(run.to(), changed.size()));
    return indexed;
  }

  @Override
  protected void statement(Stmt statement, List<Stmt> into) {
    Stmt changed = parts(statement);
    Run run = changed instanceof Stmt.Block block ? run(block.blocks()) : null;
    if (changed instanceof Stmt.Block block && run != null) {
      blocks(block.blocks().subList(0, run.from()), block.at(), into);
      into.addAll(run.candidates());
      blocks(block.blocks().subList(run.to(), block.blocks().size()), block.at(), into);
    } else {
      into.add(changed);
    }
  }

  private static void blocks(List<Block> blocks, Spot at, List<Stmt> into) {
    if (!blocks.isEmpty()) {
      into.add(new Stmt.Block(at, blocks));
    }
  }

  /** Blocks that have become candidates, and what is to be run for them. */
  private record Run(int from, int to, List<Stmt> candidates) {}

  private @Nullable Run run(List<Block> blocks) {
    Set<Integer> written = Siblings.written(blocks);
    List<Stmt> resets = resets(blocks);
    CandidateBlocks candidates = new CandidateBlocks();
    int from = -1;
    int to = 0;
    for (int at = 0; at < blocks.size(); at++) {
      Block block = at == 0 ? without(blocks.get(0), resets.size()) : blocks.get(at);
      Siblings siblings = Siblings.of(block, written, definitions);
      LeadingTests.Found found = LeadingTests.in(block, sole, unmissed, siblings);
      if (!found.tests().isEmpty()) {
        from = from < 0 ? at : from;
        to = at + 1;
      }
      if (from >= 0) {
        candidates.add(found.tests(), Template.of(found.rest(), sole, siblings, free));
      }
    }
    Stmt indexed = from < 0 ? null : candidates.upTo(to - from, free);
    if (indexed == null) {
      return null;
    }
    free++;
    List<Stmt> statements = new ArrayList<>(from == 0 ? resets : List.of());
    statements.add(indexed);
    return new Run(from, to, statements);
  }

  /** What the first block makes undefined before anything else; the others rely on it. */
  private static List<Stmt> resets(List<Block> blocks) {
    return blocks.isEmpty()
        ? List.of()
        : blocks.getFirst().statements().stream()
            .takeWhile(Stmt.ResetLocal.class::isInstance)
            .toList();
  }

  private static Block without(Block block, int first) {
    return new Block(block.statements().subList(first, block.statements().size()));
  }
}
