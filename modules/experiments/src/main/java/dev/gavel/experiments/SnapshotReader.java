package dev.gavel.experiments;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.rule.RuleSet;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.JsonException;
import dev.gavel.engine.value.JsonLimits;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.JsonWriter;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.experiments.bucketing.Bucketing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON to a snapshot, or to every mistake in it.
 *
 * <p>Reading goes on after a mistake, with the faulty part left out in a way that causes no
 * mistakes of its own. Only past a limit it stops. What an operator makes of its operand is checked
 * later, by the engine that compiles the rules.
 */
public final class SnapshotReader {
  public static final long MAX_BYTES = 64L << 20;

  /** Brackets within brackets of the whole document, payloads and operands included. */
  public static final int MAX_DEPTH = 64;

  public static final int MAX_EXPERIMENTS = 10_000;

  private static final JsonLimits LIMITS =
      JsonLimits.DEFAULT.withMaxBytes(MAX_BYTES).withMaxDepth(MAX_DEPTH);
  static final Set<String> FIELDS =
      Set.of(
          "$schema", "version", "environment", "bucketing", "segments", "experiments", "policies");
  static final Set<String> POLICY_FIELDS = Set.of("rego", "data");

  private final Findings findings = new Findings();
  private final RuleSetReader rules = new RuleSetReader(findings);

  private SnapshotReader() {}

  public static Reading read(byte[] json) {
    try {
      return new SnapshotReader().document(JsonReader.read(json, LIMITS));
    } catch (JsonException unreadable) {
      return new Reading.Refused(List.of(Diagnostic.of(unreadable)), List.of());
    }
  }

  /** Reads a value as the JSON that it stands for. */
  public static Reading read(Value json) {
    return read(JsonWriter.write(json));
  }

  private Reading document(Value document) {
    Fields fields = Fields.of("a snapshot", FIELDS, document, Pointer.ROOT, findings);
    Snapshot snapshot = fields == null ? null : snapshot(fields);
    return snapshot == null || findings.errorCount() > 0
        ? new Reading.Refused(findings.errors(), findings.warnings())
        : new Reading.Accepted(snapshot, findings.warnings());
  }

  private Snapshot snapshot(Fields fields) {
    Long version = fields.requiredInteger("version", Long.MAX_VALUE);
    String environment = fields.string("environment");
    Bucketing bucketing = bucketing(fields);
    checkPolicies(fields.value("policies"), fields.place("policies"));
    Map<String, RuleSet> segments = segments(fields.map("segments"), fields.place("segments"));
    List<Experiment> experiments =
        experiments(fields.requiredList("experiments"), fields.place("experiments"));
    return new Snapshot(
        version == null ? 0 : version, environment, bucketing, segments, experiments);
  }

  private Bucketing bucketing(Fields fields) {
    String name = fields.string("bucketing");
    if (name == null) {
      return Bucketing.standard();
    }
    Bucketing bucketing = Bucketing.named(name);
    if (bucketing == null) {
      fields.error(
          "unknown_bucketing",
          "bucketing",
          "unknown bucketing " + Diagnostic.shown(StringValue.of(name)),
          "one of " + String.join(", ", Bucketing.names()));
      return Bucketing.standard();
    }
    return bucketing;
  }

  /** Policies are compiled by their own engine; here it is only seen that they can be found. */
  private void checkPolicies(@Nullable Value policies, Pointer place) {
    Fields fields =
        policies == null ? null : Fields.of("policies", POLICY_FIELDS, policies, place, findings);
    if (fields != null) {
      fields.strings("rego");
    }
  }

  private Map<String, RuleSet> segments(ObjectValue segments, Pointer place) {
    Map<String, RuleSet> read = HashMap.newHashMap(segments.size());
    for (int i = 0; i < segments.size() && !rules.full(); i++) {
      String name = Fields.name(segments, i);
      Pointer at = place.member(name);
      if (segments.value(i) == NullValue.NULL) { // rules that are null would let everyone in
        findings.wrongShape(at, "a segment", "a rule tree or a list of rules", NullValue.NULL);
      } else {
        read.put(name, rules.read(segments.value(i), at));
      }
    }
    return read;
  }

  private List<Experiment> experiments(ArrayValue list, Pointer place) {
    if (list.size() > MAX_EXPERIMENTS) {
      findings.error(
          "too_many_experiments",
          place,
          "a snapshot has at most %d experiments, not %d".formatted(MAX_EXPERIMENTS, list.size()),
          "drop those that are over");
      return List.of();
    }
    ExperimentReader reader = new ExperimentReader(rules, findings);
    List<Draft> drafts = new ArrayList<>(list.size());
    for (int i = 0; i < list.size() && !rules.full(); i++) {
      Draft draft = reader.read(list.get(i), place.item(i));
      if (draft != null) {
        drafts.add(draft);
      }
    }
    return rules.full() ? List.of() : Layers.settle(drafts, findings);
  }
}
