package dev.gavel.cli.rego;

import dev.gavel.cli.terminal.CliException;
import dev.gavel.cli.terminal.ExitCode;
import dev.gavel.cli.terminal.Input;
import dev.gavel.cli.terminal.Terminal;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.Answer;
import dev.gavel.rego.Policies;
import dev.gavel.rego.PoliciesBuilder;
import dev.gavel.rego.PreparedQuery;
import dev.gavel.rego.Request;
import dev.gavel.rego.Viewpoint;
import dev.gavel.rego.diagnostic.LoadException;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Permissions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "eval",
    description = "Asks policies in Rego.",
    footer = {
      "",
      "Example: gavel eval -d policies -i input.json data.authz.allow",
      "An undefined answer is fine, too, unless --fail is given."
    })
public final class EvalCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Stopwatch watch = new Stopwatch();

  @Parameters(paramLabel = "QUERY", description = "What to ask, such as data.authz.allow.")
  private String query = "";

  @Option(
      names = {"-d", "--data"},
      paramLabel = "FILE|DIR",
      description = "Policies (.rego) and data (.json, .yaml).")
  private List<Path> data = new ArrayList<>();

  @Option(
      names = {"-b", "--bundle"},
      paramLabel = "BUNDLE",
      description = "A bundle: an archive (.tar.gz) or a folder.")
  private List<Path> bundles = new ArrayList<>();

  @Option(
      names = {"-i", "--input"},
      paramLabel = "FILE",
      description = "The input, JSON or YAML; - is standard input.")
  private @Nullable String input;

  @Option(
      names = {"-I", "--stdin-input"},
      description = "The input is on standard input.")
  private boolean inputOnStandardInput;

  @Option(names = "--package", paramLabel = "PATH", description = "The package to ask from.")
  private String packagePath = "";

  @Option(names = "--import", paramLabel = "PATH", description = "What the query may name.")
  private List<String> imports = new ArrayList<>();

  @Mixin private PolicyOptions policies = new PolicyOptions();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.")
  private EvalFormat format = EvalFormat.json;

  @Option(
      names = "--strict-builtin-errors",
      description = "The failure of a built-in function is an error.")
  private boolean strictBuiltinErrors;

  @Option(
      names = "--show-builtin-errors",
      description = "Tells the failures of built-in functions, too.")
  private boolean showBuiltinErrors;

  @Option(names = "--fail", description = "Ends with 1 when the answer is undefined.")
  private boolean fail;

  @Option(names = "--fail-defined", description = "Ends with 1 when there is an answer.")
  private boolean failDefined;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = GoDuration.class,
      description = "How long it may take, such as 5s; by default 10s.")
  private @Nullable Duration timeout;

  @Option(
      names = "--allow-net",
      paramLabel = "HOST",
      description = "A host that policies may ask; * is any. By default none.")
  private List<String> hosts = new ArrayList<>();

  @Option(names = "--metrics", description = "Tells how long it took.")
  private boolean metrics;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Asks so many times, which --metrics then sums up.")
  private int count = 1;

  public EvalCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (fail && failDefined) {
      throw CliException.wrongUsage("--fail and --fail-defined exclude each other; give one");
    }
    if (input != null && inputOnStandardInput) {
      throw CliException.wrongUsage("--input and --stdin-input exclude each other; give one");
    }
    if (count < 1) {
      throw CliException.wrongUsage("--count is 1 or more, not " + count);
    }
    try {
      return evaluated();
    } catch (RejectedException rejected) {
      return refused(
          rejected.mistakes().stream().map(Problem::of).toList(),
          DrawnMistakes.of(rejected.mistakes()));
    } catch (EvaluationException broken) {
      Problem problem = Problem.of(broken);
      return refused(List.of(problem), "1 error occurred: " + problem.text());
    } catch (LoadException unreadable) {
      String message = String.valueOf(unreadable.getMessage());
      return refused(List.of(Problem.of(message)), "gavel: " + message);
    }
  }

  /** Programs that read JSON get the reasons in it; people get them where complaints go. */
  private int refused(List<Problem> problems, String text) {
    if (format == EvalFormat.json) {
      new EvalOutput(List.of(), List.of(), Stopwatch.NOTHING).print(format, problems, terminal);
    } else {
      terminal.complain(text);
    }
    return ExitCode.NO;
  }

  private int evaluated() {
    Policies compiled = watch.time("rego_module_compile", () -> builder().compile());
    PreparedQuery prepared =
        watch.time(
            "rego_query_compile", () -> compiled.query(query, new Viewpoint(packagePath, imports)));
    Request request = request();
    Answer answer = watch.time("rego_query_eval", () -> prepared.ask(request));
    for (int i = 1; i < count; i++) {
      watch.time("rego_query_eval", () -> prepared.ask(request));
    }
    List<Problem> problems =
        showBuiltinErrors ? answer.failures().stream().map(Problem::of).toList() : List.of();
    new EvalOutput(
            prepared.expressions(),
            answer.solutions(),
            metrics ? watch.measured() : Stopwatch.NOTHING)
        .print(format, problems, terminal);
    if (format != EvalFormat.json) {
      problems.forEach(problem -> terminal.complain(problem.text()));
    }
    boolean wanted = answer.isDefined() ? !failDefined : !fail;
    return wanted ? ExitCode.FINE : ExitCode.NO;
  }

  private PoliciesBuilder builder() {
    PoliciesBuilder builder =
        policies.builder(terminal).permissions(new Permissions(Set.copyOf(hosts), false, Map.of()));
    if (timeout != null) {
      builder.limits(Limits.DEFAULT.withTime(timeout).withSteps(Long.MAX_VALUE));
    }
    data.forEach(builder::path);
    bundles.forEach(builder::path);
    return builder;
  }

  private Request request() {
    Request request = Request.empty().printingTo(terminal::complain);
    if (inputOnStandardInput) {
      request = request.withInput(Input.readJson(Input.STANDARD_INPUT, terminal));
    } else if (input != null) {
      request = request.withInput(read(input));
    }
    return strictBuiltinErrors ? request.strictly() : request;
  }

  /** YAML is read by Rego itself. */
  private Value read(String file) {
    if (!file.endsWith(".yaml") && !file.endsWith(".yml")) {
      return Input.readJson(file, terminal);
    }
    String yaml = new String(Input.read(file, terminal), StandardCharsets.UTF_8);
    PreparedQuery reader = Policies.builder().compile().query("yaml.unmarshal(input)");
    Request request = Request.empty().withInput(StringValue.of(yaml)).strictly();
    try {
      return reader.ask(request).value().orElseThrow();
    } catch (EvaluationException broken) {
      throw new CliException(file + ": this is no YAML: " + broken.getMessage());
    }
  }
}
