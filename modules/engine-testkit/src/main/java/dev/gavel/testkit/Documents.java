package dev.gavel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.Context;
import dev.gavel.engine.Source;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.RuleReader;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The tests' own documents, read. They are well formed, so nothing may be wrong with them. */
public final class Documents {
  private Documents() {}

  /** With single quotes for double ones. */
  static Value json(String json) {
    return Value.parse(json.replace('\'', '"'));
  }

  /** Rules without segments, as {@link #json} reads them. */
  static Source.Rules rules(String json) {
    return new Source.Rules(rules(json(json), Pointer.ROOT));
  }

  /** Rules, or {@code {"rules": ..., "segments": {...}}}, with single quotes. */
  public static Source.Rules source(String json) {
    Value document = json(json);
    return document instanceof ObjectValue whole && whole.has("segments")
        ? source(document)
        : rules(json);
  }

  /** A condition as it stands in a rule. */
  public static String condition(String attribute, String operator, String value) {
    return "{'attribute': '%s', 'operator': '%s', 'value': %s}"
        .formatted(attribute, operator, value);
  }

  /** Of {@code {"rules", "segments"}}. */
  static Source.Rules source(Value document) {
    return new Source.Rules(
        rules(field(document, "rules"), Pointer.ROOT.member("rules")), segments(document));
  }

  /** Of {@code {"rules", "segments"}} where the rules are a list of several. */
  static List<Source.Rules> sources(Value document) {
    ArrayValue list = (ArrayValue) field(document, "rules");
    Map<String, RuleSet> segments = segments(document);
    Pointer place = Pointer.ROOT.member("rules");
    return IntStream.range(0, list.size())
        .mapToObj(at -> new Source.Rules(rules(list.get(at), place.item(at)), segments))
        .toList();
  }

  /** Of {@code {"context", "now"}}. */
  static Context context(Value scene) {
    return Context.of(
        field(scene, "context"), Instant.parse(((StringValue) field(scene, "now")).text()));
  }

  private static Map<String, RuleSet> segments(Value document) {
    Map<String, RuleSet> segments = new LinkedHashMap<>();
    ObjectValue named = (ObjectValue) field(document, "segments");
    for (int at = 0; at < named.size(); at++) {
      String name = ((StringValue) named.key(at)).text();
      segments.put(name, rules(named.value(at), Pointer.ROOT.member("segments").member(name)));
    }
    return segments;
  }

  private static RuleSet rules(Value document, Pointer place) {
    Diagnostics mistakes = new Diagnostics();
    RuleSet rules = new RuleReader(mistakes).rules(document, place);
    assertThat(mistakes.errors()).isEmpty();
    return rules;
  }

  private static Value field(Value document, String name) {
    Value value = document instanceof ObjectValue object ? object.get(name) : null;
    return value == null ? NullValue.NULL : value;
  }
}
