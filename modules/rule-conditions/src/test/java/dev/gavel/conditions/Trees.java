package dev.gavel.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.conditions.check.Check;
import dev.gavel.conditions.check.CheckedRule;
import dev.gavel.conditions.normalise.Normal;
import dev.gavel.conditions.normalise.Normalise;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Rules as the passes see them, and trees as a test can read them. */
public final class Trees {
  private Trees() {}

  public static List<CheckedRule> checked(String json) {
    Diagnostics mistakes = new Diagnostics();
    List<CheckedRule> rules = Check.sources(List.of(source(json, mistakes)), mistakes).getFirst();
    assertThat(mistakes.all()).isEmpty();
    return rules;
  }

  public static Normal normal(String json) {
    return new Normalise(false).rules(checked(json));
  }

  /** Rules, or {@code {"rules": ..., "segments": {...}}}, with single quotes. */
  public static Source.Rules source(String json, Diagnostics mistakes) {
    Value document = Value.parse(json.replace('\'', '"'));
    RuleReader reader = new RuleReader(mistakes);
    if (!(document instanceof ObjectValue whole && whole.has("segments"))) {
      return new Source.Rules(reader.rules(document, Pointer.ROOT));
    }
    return new Source.Rules(
        reader.rules(whole.get("rules"), Pointer.ROOT.member("rules")),
        reader.segments(whole.get("segments"), Pointer.ROOT.member("segments")));
  }

  /** A tree in a line: {@code all(a, not b)}, the conditions by their attributes. */
  public static String text(Normal node) {
    return switch (node) {
      case Normal.All(List<Normal> nodes) -> "all" + texts(nodes);
      case Normal.Any(List<Normal> nodes) -> "any" + texts(nodes);
      case Normal.Constant constant -> constant.name().toLowerCase(Locale.ROOT);
      case Normal.Ask ask -> (ask.negated() ? "not " : "") + ask.condition().attribute();
      case Normal.InSegment in -> (in.negated() ? "not " : "") + "in " + text(in.segment().tree());
    };
  }

  private static String texts(List<Normal> nodes) {
    return nodes.stream().map(Trees::text).collect(Collectors.joining(", ", "(", ")"));
  }
}
