package dev.gavel.engine;

import java.util.List;

/** A panel whose programs share nothing. */
record SeparatePrograms(List<? extends Program> programs) implements Panel {
  SeparatePrograms {
    programs = List.copyOf(programs);
  }

  @Override
  public int size() {
    return programs.size();
  }

  @Override
  public Program program(int number) {
    return programs.get(number);
  }

  @Override
  public Hearing open() {
    return new OneByOne(programs);
  }

  private static final class OneByOne implements Hearing {
    private final List<? extends Program> programs;
    private Context context = Context.empty();

    OneByOne(List<? extends Program> programs) {
      this.programs = programs;
    }

    @Override
    public void about(Context next) {
      context = next;
    }

    @Override
    public int nextCandidate(int from) {
      return from < programs.size() ? from : -1;
    }

    @Override
    public Outcome evaluate(int number) {
      return programs.get(number).evaluate(context);
    }
  }
}
