package dev.gavel.testkit.cases;

import dev.gavel.engine.Compilation;
import dev.gavel.engine.Context;
import dev.gavel.engine.Engine;
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
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One case: rules, a context, and what should come out.
 *
 * @param place where it stands in its file; the places of its rules' mistakes go on from there
 * @param note what it is about; may be empty
 * @param rules as {@link RuleReader#rules} takes them; null where the case has none
 * @param segments by name, each as the rules; empty where the case has none
 */
public record RuleCase(
    Pointer place,
    String note,
    @Nullable Value rules,
    ObjectValue segments,
    Context context,
    Want want) {

  /** What should come out. */
  public enum Want {
    TRUE,
    FALSE,
    /** The rules are refused, by the reader or by the engine. */
    ERROR;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How a case came out. */
  public sealed interface Result {}

  public record Passed() implements Result {}

  /**
   * It did not come out as wanted.
   *
   * @param reason one line: what was wanted, what came, and why
   */
  public record Failed(String reason) implements Result {}

  /** The note, or where it has none, the place. */
  public String name() {
    return note.isBlank() ? place.toString() : oneLine(note);
  }

  /** Compiles the rules and evaluates them. Never throws, whatever the engine does. */
  public Result runOn(Engine engine) {
    try {
      Diagnostics mistakes = new Diagnostics();
      Source.Rules source = source(mistakes);
      return mistakes.hasErrors()
          ? refused(mistakes.errors())
          : switch (engine.compile(source)) {
            case Compilation.Rejected<Program>(List<Diagnostic> why) -> refused(why);
            case Compilation.Compiled<Program>(Program program) -> ran(program);
          };
    } catch (RuntimeException | StackOverflowError thrown) {
      return failed("the engine threw " + thrown);
    }
  }

  /** Reads the rules and the segments, to compile them; of no use where there were mistakes. */
  public Source.Rules source(Diagnostics mistakes) {
    RuleReader reader = new RuleReader(mistakes);
    return new Source.Rules(
        reader.rules(rules, place.member("rules")),
        reader.segments(segments, place.member("segments")));
  }

  private Result refused(List<Diagnostic> mistakes) {
    return want == Want.ERROR
        ? new Passed()
        : failed("the rules were refused: " + list(mistakes.stream().map(Diagnostic::toString)));
  }

  private Result ran(Program program) {
    return switch (program.evaluate(context)) {
      case Outcome.Failed(String code, String message) ->
          failed("the evaluation failed: " + code + ": " + message);
      case Outcome.Undefined _ -> failed("the answer was undefined");
      case Outcome.Defined defined when want == Want.ERROR ->
          failed("the rules were taken, and the answer was " + defined.value());
      case Outcome.Defined defined when defined.isTrue() != (want == Want.TRUE) ->
          failed("the answer was " + defined.value() + reasons(program.explain(context)));
      case Outcome.Defined _ -> new Passed();
    };
  }

  private Failed failed(String what) {
    return new Failed(oneLine("wanted " + want + ", but " + what));
  }

  private static String oneLine(String text) {
    return String.join(" ", text.lines().toList());
  }

  private static String reasons(Explanation explanation) {
    return explanation.findings().isEmpty()
        ? ", since there was no condition to look at"
        : ", since "
            + list(
                explanation.findings().stream()
                    .map(
                        finding ->
                            "%s (%s %s: %s)"
                                .formatted(
                                    finding.reason(),
                                    finding.condition().attribute(),
                                    finding.condition().operator().label(),
                                    finding.holds())
                                .replace("( ", "(")));
  }

  private static String list(Stream<String> parts) {
    return parts.limit(10).collect(Collectors.joining("; "));
  }
}
