package dev.gavel.experiments;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one experiment after the other, and sees that each has a key of its own. */
final class ExperimentReader {
  static final Set<String> FIELDS =
      Set.of(
          "key",
          "id",
          "salt",
          "enabled",
          "variants",
          "allocations",
          "rules",
          "rego",
          "layer",
          "holdout",
          "overrides",
          "start",
          "end",
          "default",
          "tags");
  private static final NumberValue LEAST_PERCENT = NumberValue.of(0);
  private static final NumberValue MOST_PERCENT = NumberValue.of(100);

  /** Names and path have a length, since a regular expression recurses over what it repeats. */
  private static final Pattern POLICY_RULE =
      Pattern.compile("data([.][A-Za-z_][A-Za-z0-9_]{0,99}){1,50}");

  private final RuleSetReader rules;
  private final Findings findings;
  private final Map<String, Pointer> keys = new HashMap<>();

  ExperimentReader(RuleSetReader rules, Findings findings) {
    this.rules = rules;
    this.findings = findings;
  }

  /** The experiment as far as it can be read; null when it is no object. */
  @Nullable Draft read(Value value, Pointer place) {
    Fields fields = Fields.of("an experiment", FIELDS, value, place, findings);
    if (fields == null) {
      return null;
    }
    String key = key(fields);
    String id = fields.string("id");
    String salt = fields.string("salt");
    Variants variants = Variants.read(fields, findings);
    Allocations allocations = Allocations.read(fields, key, variants, findings);
    Eligibility eligibility = eligibility(fields);
    String layer = fields.name("layer");
    Integer holdout = holdout(fields);
    RunningTime time = RunningTime.read(fields, findings);
    String line = layer != null ? layer : salt != null ? salt : key;
    Experiment experiment =
        new Experiment(
            place,
            key,
            id == null ? key : id,
            line,
            time.enabled(),
            variants.all(),
            allocations.all(),
            eligibility,
            layer,
            holdout == null ? 0 : holdout,
            overrides(fields, variants),
            time.start(),
            time.end(),
            fallback(fields, variants),
            Set.copyOf(fields.strings("tags")));
    return new Draft(experiment, holdout, allocations.ranges());
  }

  private String key(Fields fields) {
    String key = fields.requiredName("key");
    if (key == null) {
      return "?";
    }
    Pointer other = keys.putIfAbsent(key, fields.place());
    if (other != null) {
      fields.error(
          "duplicate_experiment",
          "key",
          "the key " + Diagnostic.shown(StringValue.of(key)) + " is that of " + other + " already",
          "each experiment needs a key of its own");
    }
    return key;
  }

  private Eligibility eligibility(Fields fields) {
    Eligibility byRules =
        new Eligibility.ByRules(rules.read(fields.value("rules"), fields.place("rules")));
    String policy = fields.string("rego");
    if (policy == null) {
      return byRules;
    }
    if (fields.value("rules") != null) {
      findings.error(
          "ambiguous_eligibility",
          fields.place(),
          "an experiment has both rules and rego",
          "keep one of them");
    }
    if (!POLICY_RULE.matcher(policy).matches()) {
      fields.mustBe(
          "rego", "a rule's path such as data.targeting.eligible", StringValue.of(policy));
    }
    return new Eligibility.ByPolicy(fields.place("rego"), policy);
  }

  /** Percent with two decimals are buckets of 10,000, without rounding. */
  private @Nullable Integer holdout(Fields fields) {
    Value value = fields.value("holdout");
    if (value instanceof NumberValue percent
        && percent.compareWith(LEAST_PERCENT) >= 0
        && percent.compareWith(MOST_PERCENT) <= 0) {
      try {
        return percent.decimal().scaleByPowerOfTen(2).intValueExact();
      } catch (ArithmeticException moreDecimals) {
        // told below
      }
    }
    if (value != null) {
      fields.mustBe("holdout", "a number from 0 to 100 with at most two decimals", value);
    }
    return null;
  }

  private static Map<String, Variant> overrides(Fields fields, Variants variants) {
    ObjectValue map = fields.map("overrides");
    Pointer place = fields.place("overrides");
    Map<String, Variant> overrides = HashMap.newHashMap(map.size());
    for (int i = 0; i < map.size(); i++) {
      String user = Fields.name(map, i);
      Variant variant = variants.named(map.value(i), place.member(user));
      if (variant != null) {
        overrides.put(user, variant);
      }
    }
    return overrides;
  }

  private static @Nullable Variant fallback(Fields fields, Variants variants) {
    Value name = fields.value("default");
    return name == null ? null : variants.named(name, fields.place("default"));
  }
}
