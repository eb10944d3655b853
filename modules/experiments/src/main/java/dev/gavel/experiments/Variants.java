package dev.gavel.experiments;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads an experiment's variants, and finds them for the fields that name one. */
final class Variants {
  static final Set<String> FIELDS = Set.of("key", "id", "payload");
  private static final int MOST_IN_A_HINT = 10;

  private final Findings findings;
  private final Map<String, Variant> byKey = new LinkedHashMap<>();

  /** Whether each variant's key is known; if not, a name that is not found may be right. */
  private boolean complete = true;

  private Variants(Findings findings) {
    this.findings = findings;
  }

  static Variants read(Fields experiment, Findings findings) {
    int errors = findings.errorCount();
    Variants variants = new Variants(findings);
    ArrayValue list = experiment.requiredList("variants");
    Pointer place = experiment.place("variants");
    for (int i = 0; i < list.size(); i++) {
      variants.add(list.get(i), place.item(i));
    }
    variants.complete &= list.size() > 0;
    if (list.size() == 0 && findings.errorCount() == errors) {
      findings.error("no_variants", place, "an experiment needs at least one variant", "");
    }
    return variants;
  }

  private void add(Value value, Pointer place) {
    Fields fields = Fields.of("a variant", FIELDS, value, place, findings);
    String key = fields == null ? null : fields.requiredName("key");
    if (fields == null || key == null) {
      complete = false;
      return;
    }
    String id = fields.string("id");
    Value payload = fields.value("payload");
    Variant variant =
        new Variant(key, id == null ? key : id, payload == null ? NullValue.NULL : payload);
    if (byKey.putIfAbsent(key, variant) != null) {
      fields.error(
          "duplicate_variant",
          "key",
          "the experiment has another variant " + Diagnostic.shown(StringValue.of(key)),
          "each variant needs a key of its own");
    }
  }

  List<Variant> all() {
    return List.copyOf(byKey.values());
  }

  /** The variant that a value names; null after telling that there is none. */
  @Nullable Variant named(Value name, Pointer place) {
    if (!(name instanceof StringValue key)) {
      findings.wrongShape(place, "a variant's key", "a string", name);
      return null;
    }
    Variant variant = byKey.get(key.text());
    if (variant == null && complete) {
      findings.error(
          "unknown_variant",
          place,
          "the experiment has no variant " + Diagnostic.shown(name),
          "one of "
              + byKey.keySet().stream().limit(MOST_IN_A_HINT).collect(Collectors.joining(", "))
              + (byKey.size() > MOST_IN_A_HINT ? ", ..." : ""));
    }
    return variant;
  }
}
