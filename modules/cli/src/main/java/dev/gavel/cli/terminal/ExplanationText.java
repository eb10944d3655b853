package dev.gavel.cli.terminal;

import dev.gavel.engine.Explanation;
import dev.gavel.engine.Explanation.Finding;
import dev.gavel.engine.diagnostic.Place;
import dev.gavel.engine.rule.RuleNode.Condition;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** An explanation for people: which rule matched, and a line for each condition looked at. */
public final class ExplanationText {
  private static final int LONGEST_VALUE = 60;

  private final Terminal terminal;

  public ExplanationText(Terminal terminal) {
    this.terminal = terminal;
  }

  public List<String> lines(Explanation explanation) {
    List<Finding> findings = explanation.findings();
    List<String> lines = new ArrayList<>();
    lines.add(summary(explanation.outcome().isTrue(), explanation.matchedRule()));
    int placeWidth = widest(findings.stream().map(ExplanationText::place).toList());
    int questionWidth = widest(findings.stream().map(ExplanationText::question).toList());
    String format = "  %%s %%-%ds  %%-%ds  %%s".formatted(placeWidth, questionWidth);
    for (Finding finding : findings) {
      lines.add(format.formatted(mark(finding), place(finding), question(finding), why(finding)));
    }
    return lines;
  }

  private static String summary(boolean matched, @Nullable Place rule) {
    if (rule == null) {
      return matched ? "there is no rule, so everyone matches" : "no rule matched";
    }
    String place = rule.toString();
    return place.isEmpty() ? "the rule matched" : "the rule at " + place + " matched";
  }

  private String mark(Finding finding) {
    return finding.holds()
        ? terminal.paint(Terminal.Colour.GREEN, "✓")
        : terminal.paint(Terminal.Colour.RED, "✗");
  }

  private static String place(Finding finding) {
    String pointer = finding.condition().place().pointer();
    return pointer.isEmpty() ? "/" : pointer;
  }

  private static String question(Finding finding) {
    Condition condition = finding.condition();
    StringJoiner question = new StringJoiner(" ");
    if (!condition.attribute().isRoot()) {
      question.add(condition.attribute().name());
    }
    question.add(condition.operator().label());
    for (String option : condition.operator().operand().options()) {
      Value value = condition.options().get(option);
      if (value != null) {
        question.add(value instanceof StringValue(String text) ? text : shown(value));
      }
    }
    if (condition.value() != null) {
      question.add(shown(condition.value()));
    }
    return question.toString();
  }

  private static String why(Finding finding) {
    String description = finding.condition().description();
    return finding.reason() + (description.isEmpty() ? "" : " [" + description + "]");
  }

  private static String shown(Value value) {
    String text = value.toString();
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(1);
  }
}
