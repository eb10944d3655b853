package dev.gavel.rego.optimise.body;

import dev.gavel.rego.plan.Block;
import dev.gavel.rego.plan.Stmt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The locals of a body that may be read before they are written: they have to start undefined. */
public final class Unset {
  private final Set<Integer> found = new TreeSet<>();
  private final Set<Integer> written;

  private Unset(List<Integer> parameters) {
    written = new HashSet<>(parameters);
  }

  public static Set<Integer> in(List<Integer> parameters, List<Block> blocks) {
    Unset unset = new Unset(parameters);
    blocks.forEach(unset::block);
    return unset.found;
  }

  /** What a block writes is not written for sure when it is left. */
  private void block(Block block) {
    List<Integer> here = new ArrayList<>();
    for (Stmt statement : block.statements()) {
      Uses.reads(statement, this::read);
      if (statement instanceof Stmt.Scan scan) {
        block(List.of(scan.key(), scan.value()), scan.block());
      } else {
        Uses.blocks(statement).forEach(this::block);
        Uses.writes(statement, local -> write(local, here));
      }
    }
    here.forEach(written::remove);
  }

  private void block(List<Integer> given, Block block) {
    List<Integer> here = new ArrayList<>();
    given.forEach(local -> write(local, here));
    block(block);
    here.forEach(written::remove);
  }

  private void read(int local) {
    if (!written.contains(local)) {
      found.add(local);
    }
  }

  private void write(int local, List<Integer> here) {
    if (written.add(local)) {
      here.add(local);
    }
  }
}
