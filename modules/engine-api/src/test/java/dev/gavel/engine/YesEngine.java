package dev.gavel.engine;

import java.util.List;
import java.util.Set;

/** The least engine that there can be: whatever the rules, the answer is yes. */
public class YesEngine implements EngineProvider, Engine, Program {
  @Override
  public String id() {
    return "yes";
  }

  @Override
  public Set<Class<? extends Source>> sources() {
    return Set.of(Source.Rules.class);
  }

  @Override
  public Engine create(EngineConfig config) {
    return this;
  }

  @Override
  public Compilation<Program> compile(Source source) {
    return new Compilation.Compiled<>(this);
  }

  @Override
  public Outcome evaluate(Context context) {
    return Outcome.Defined.TRUE;
  }

  @Override
  public Explanation explain(Context context) {
    return new Explanation(Outcome.Defined.TRUE, null, List.of());
  }

  /** The same under another name. */
  public static final class Also extends YesEngine {
    @Override
    public String id() {
      return "also";
    }
  }
}
