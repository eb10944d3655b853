package dev.gavel.cli;

import dev.gavel.cli.terminal.CliException;
import dev.gavel.cli.terminal.ExitCode;
import dev.gavel.cli.terminal.ExplanationText;
import dev.gavel.cli.terminal.Input;
import dev.gavel.cli.terminal.MistakeLine;
import dev.gavel.cli.terminal.PrettyJson;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.engine.Compilation;
import dev.gavel.engine.Context;
import dev.gavel.engine.Engine;
import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.Explanation;
import dev.gavel.engine.Outcome;
import dev.gavel.engine.Program;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "match",
    description = "Tells whether a context matches rules, and on request why.",
    footer = {
      "",
      "The answer is true or false; a FILE of - is standard input.",
      "Example: gavel match --rules rules.json --context context.json --explain"
    })
final class MatchCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--rules",
      required = true,
      paramLabel = "FILE",
      description =
          "A list of rules, or one rule tree; or an object with rules and the segments that they"
              + " mention.")
  private String rules = "";

  @Option(
      names = "--context",
      required = true,
      paramLabel = "FILE",
      description = "The attributes: a JSON object.")
  private String context = "";

  @Option(names = "--explain", description = "Says of each condition what came of it, and why.")
  private boolean explain;

  @Option(names = "--json", description = "Explains in JSON.")
  private boolean json;

  @Option(
      names = "--engine",
      paramLabel = "ID",
      defaultValue = "native",
      description = "The engine that decides (default: ${DEFAULT-VALUE}).")
  private String engine = "";

  @Option(
      names = "--now",
      paramLabel = "INSTANT",
      description = "What now means to the rules (default: now), as in 2026-11-21T09:30:00Z.")
  private @Nullable Instant now;

  @Option(
      names = "--strict",
      description = "Takes an attribute that an operator cannot compare for an error.")
  private boolean strict;

  MatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (rules.equals(Input.STANDARD_INPUT) && context.equals(Input.STANDARD_INPUT)) {
      throw CliException.wrongUsage("standard input can be the rules or the context, not both");
    }
    Program program = compile(Input.readJson(rules, terminal));
    ObjectValue attributes = Input.readContext(context, terminal);
    answer(program, Context.of(attributes, now == null ? Instant.now() : now));
    return ExitCode.FINE;
  }

  private Program compile(Value document) {
    String shown = Input.shown(rules);
    Diagnostics found = new Diagnostics();
    Source.Rules source = source(document, new RuleReader(found));
    Engine compiler =
        Engines.named(engine).create(strict ? EngineConfig.STRICT : EngineConfig.DEFAULT);
    Compilation<Program> compilation = compiler.compile(source);
    if (compilation instanceof Compilation.Rejected<Program>(List<Diagnostic> mistakes)) {
      found.addAll(mistakes);
    }
    if (found.hasErrors()) {
      throw new MistakesException(shown, found.all());
    }
    found.warnings().forEach(warning -> terminal.complain(MistakeLine.of(shown, warning)));
    return compilation.orThrow();
  }

  private static Source.Rules source(Value document, RuleReader reader) {
    return document instanceof ObjectValue whole && whole.has("rules")
        ? new Source.Rules(
            reader.rules(whole.get("rules"), Pointer.ROOT.member("rules")),
            reader.segments(whole.get("segments"), Pointer.ROOT.member("segments")))
        : new Source.Rules(reader.rules(document, Pointer.ROOT));
  }

  private void answer(Program program, Context asked) {
    if (!explain && !json) {
      terminal.print(Boolean.toString(truth(program.evaluate(asked))));
      return;
    }
    Explanation explanation = program.explain(asked);
    boolean truth = truth(explanation.outcome());
    if (json) {
      Value value = explanation.toValue();
      terminal.print(terminal.interactive() ? PrettyJson.of(value) : value.toString());
    } else {
      terminal.print(Boolean.toString(truth));
      new ExplanationText(terminal).lines(explanation).forEach(terminal::print);
    }
  }

  private static boolean truth(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Defined answer -> answer.isTrue();
      case Outcome.Undefined _ -> false;
      case Outcome.Failed(_, String message) -> throw new CliException(message);
    };
  }
}
