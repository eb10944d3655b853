package dev.gavel.rego.engine;

import dev.gavel.conditions.check.Check;
import dev.gavel.conditions.check.CheckedRule;
import dev.gavel.engine.Compilation;
import dev.gavel.engine.Engine;
import dev.gavel.engine.Panel;
import dev.gavel.engine.Program;
import dev.gavel.engine.Reuse;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place;
import dev.gavel.rego.Policies;
import dev.gavel.rego.PoliciesBuilder;
import dev.gavel.rego.PreparedQuery;
import dev.gavel.rego.builtin.encoding.RegoValueText;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.diagnostic.StackGuard;
import dev.gavel.rego.load.ContentDigest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;

/**
 * Compiles policies, and rule trees after their translation. Compiling Rego takes milliseconds, so
 * what is in use already is not compiled again, whichever snapshot or environment uses it; it also
 * stays as fast as it has become.
 */
final class Compiler implements Engine {
  private final boolean strict;
  private final Reused<PreparedQuery> trees = new Reused<>();
  private final Reused<PolicyProgram> policies = new Reused<>();

  Compiler(boolean strict) {
    this.strict = strict;
  }

  @Override
  public Compilation<Program> compile(Source source) {
    return switch (compileAll(List.of(source))) {
      case Compilation.Compiled<Panel>(Panel panel) -> new Compilation.Compiled<>(panel.program(0));
      case Compilation.Rejected<Panel>(List<Diagnostic> mistakes) ->
          new Compilation.Rejected<>(mistakes);
    };
  }

  /** Sources of one document share segments, whose mistakes are found once when read together. */
  @Override
  public Compilation<Panel> compileAll(List<? extends Source> sources) {
    Diagnostics mistakes = new Diagnostics();
    Iterator<List<CheckedRule>> checked =
        Check.sources(sources.stream().filter(Source.Rules.class::isInstance).toList(), mistakes)
            .iterator();
    if (mistakes.hasErrors()) {
      return rejected(mistakes);
    }
    RuleTrees ruleTrees = new RuleTrees(trees, strict);
    List<Program> programs = new ArrayList<>(sources.size());
    for (Source source : sources) {
      switch (source) {
        case Source.Rules _ -> programs.add(ruleTrees.program(checked.next()));
        case Source.Policies asked -> {
          try {
            programs.add(program(asked));
          } catch (RejectedException rejected) {
            rejected.mistakes().forEach(mistake -> mistakes.add(diagnostic(mistake)));
          }
        }
      }
    }
    return mistakes.hasErrors()
        ? rejected(mistakes)
        : new Compilation.Compiled<>(Panel.of(programs));
  }

  private static Compilation<Panel> rejected(Diagnostics mistakes) {
    return new Compilation.Rejected<>(mistakes.errors().stream().distinct().toList());
  }

  private Program program(Source.Policies source) {
    return policies.get(StackGuard.around(() -> digest(source)), () -> compiled(source));
  }

  /** Data as text of Rego, which tells sets from arrays. */
  private static String digest(Source.Policies source) {
    List<String> texts = new ArrayList<>(List.of(source.query(), RegoValueText.of(source.data())));
    new TreeMap<>(source.modules())
        .forEach(
            (name, text) -> {
              texts.add(name);
              texts.add(text);
            });
    return ContentDigest.of(texts);
  }

  private PolicyProgram compiled(Source.Policies source) {
    PoliciesBuilder builder = Policies.builder().data(source.data());
    source.modules().forEach(builder::module);
    return new PolicyProgram(builder.compile().query(source.query()), strict);
  }

  private static Diagnostic diagnostic(Mistake mistake) {
    return Diagnostic.error(
        mistake.code(),
        new Place.File(mistake.at().file(), mistake.at().row(), mistake.at().column()),
        mistake.message(),
        String.join("; ", mistake.details()));
  }

  @Override
  public Reuse reuse() {
    return trees.reuse().and(policies.reuse());
  }
}
