package dev.gavel.cli;

import dev.gavel.cli.bench.BenchCommand;
import dev.gavel.cli.bench.CacheBenchCommand;
import dev.gavel.cli.rego.CheckCommand;
import dev.gavel.cli.rego.DrawnMistakes;
import dev.gavel.cli.rego.EvalCommand;
import dev.gavel.cli.rego.FmtCommand;
import dev.gavel.cli.rego.InspectCommand;
import dev.gavel.cli.rego.ParseCommand;
import dev.gavel.cli.rego.PlanCommand;
import dev.gavel.cli.terminal.CliException;
import dev.gavel.cli.terminal.ExitCode;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.rego.diagnostic.LoadException;
import dev.gavel.rego.diagnostic.RejectedException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where the process starts: from arguments to a command, and from its result to an exit code. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, Terminal.ofProcess(), System.getenv()));
  }

  static int run(String[] arguments, Terminal terminal, Map<String, String> variables) {
    return commands(terminal, variables).execute(arguments);
  }

  /** The command and its subcommands, in the order in which help lists them. */
  private static CommandLine commands(Terminal terminal, Map<String, String> variables) {
    CommandLine gavel = new CommandLine(new GavelCommand(terminal));
    return gavel
        .addSubcommand(new DemoCommand(terminal, variables))
        .addSubcommand(ServeCommand.commandLine(terminal, variables))
        .addSubcommand(new DecideCommand(terminal, variables))
        .addSubcommand(new MatchCommand(terminal))
        .addSubcommand(new ValidateCommand(terminal))
        .addSubcommand(new TestCommand(terminal))
        .addSubcommand(new EvalCommand(terminal))
        .addSubcommand(new CheckCommand(terminal))
        .addSubcommand(new FmtCommand(terminal))
        .addSubcommand(new ParseCommand(terminal))
        .addSubcommand(new PlanCommand(terminal))
        .addSubcommand(new InspectCommand(terminal))
        .addSubcommand(bench(terminal, variables))
        .addSubcommand(new SchemaCommand(terminal))
        .addSubcommand(new CompletionCommand(terminal, gavel))
        .addSubcommand(new CommandLine.HelpCommand())
        .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setExpandAtFiles(false) // an @ is the context's, and ours to read
        .registerConverter(Instant.class, Main::instant)
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
        .setParameterExceptionHandler((wrong, _) -> wrongUsage(wrong, terminal))
        .setExecutionExceptionHandler((failure, _, _) -> failed(failure, terminal));
  }

  private static CommandLine bench(Terminal terminal, Map<String, String> variables) {
    return new CommandLine(new BenchCommand())
        .addSubcommand(new CacheBenchCommand(terminal, variables));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException _) {
      throw new TypeConversionException(
          "'%s' is no moment such as 2026-11-21T09:30:00Z".formatted(text));
    }
  }

  private static int wrongUsage(ParameterException wrong, Terminal terminal) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    String message =
        wrong instanceof UnmatchedArgumentException unmatched
            ? unknown(unmatched)
            : String.valueOf(wrong.getMessage())
                .replaceFirst("^Error: ", "")
                .replaceAll("\\s+", " ");
    terminal.complain("gavel: %s (see %s --help)".formatted(message, command));
    return ExitCode.USAGE;
  }

  private static String unknown(UnmatchedArgumentException unmatched) {
    boolean command = unmatched.getCommandLine().getParent() == null;
    String kind = unmatched.isUnknownOption() ? "option" : command ? "command" : "argument";
    List<String> alike = unmatched.getSuggestions();
    return "there is no %s '%s' here%s"
        .formatted(
            kind,
            unmatched.getUnmatched().getFirst(),
            alike.isEmpty() ? "" : "; did you mean " + String.join(" or ", alike) + "?");
  }

  private static int failed(Exception failure, Terminal terminal) {
    return switch (failure) {
      case CliException expected -> {
        terminal.complain("gavel: " + expected.getMessage());
        yield expected.exitCode();
      }
      case RejectedException rejected -> {
        terminal.complain(DrawnMistakes.of(rejected.mistakes()));
        yield ExitCode.NO;
      }
      case LoadException unreadable -> {
        terminal.complain("gavel: " + unreadable.getMessage());
        yield ExitCode.NO;
      }
      case MistakesException faulty -> {
        terminal.complain(faulty.lines());
        yield ExitCode.NO;
      }
      default -> {
        terminal.complain(
            "gavel: this is a mistake in gavel itself, please report it with your command line: %s at %s"
                .formatted(
                    failure,
                    Stream.of(failure.getStackTrace())
                        .findFirst()
                        .map(Object::toString)
                        .orElse("an unknown place")));
        yield ExitCode.NO;
      }
    };
  }
}
