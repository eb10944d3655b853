package dev.gavel.rules;

import dev.gavel.engine.Hearing;
import dev.gavel.engine.Panel;
import dev.gavel.engine.Program;
import dev.gavel.rules.index.Index;
import dev.gavel.rules.link.Memo;
import dev.gavel.rules.share.Shared;
import java.util.List;

/** Rules that were compiled together. */
final class RulePanel implements Panel {
  static final RulePanel EMPTY = new RulePanel(List.of(), Shared.NOTHING, Index.ofAll(0));

  private final RuleProgram[] programs;
  private final Shared shared;
  private final Index index;

  RulePanel(List<RuleProgram> programs, Shared shared, Index index) {
    this.programs = programs.toArray(RuleProgram[]::new);
    this.shared = shared;
    this.index = index;
  }

  @Override
  public int size() {
    return programs.length;
  }

  @Override
  public Program program(int number) {
    return programs[number];
  }

  @Override
  public Hearing open() {
    return new RuleHearing(programs, index, new Memo(shared.slots(), shared.aboutNow()));
  }
}
