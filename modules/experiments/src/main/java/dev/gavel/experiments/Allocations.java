package dev.gavel.experiments;

import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.Value;
import dev.gavel.experiments.bucketing.Bucketing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which buckets of one experiment see which variant. */
final class Allocations {
  static final Set<String> FIELDS = Set.of("variant", "from", "to");
  private static final int LAST_BUCKET = Bucketing.BUCKETS - 1;

  private final String experiment;
  private final Variants variants;
  private final Findings findings;
  private final List<Allocation> allocations = new ArrayList<>();
  private final List<BucketRange> ranges = new ArrayList<>();
  private final BucketLine line = new BucketLine();

  private Allocations(String experiment, Variants variants, Findings findings) {
    this.experiment = experiment;
    this.variants = variants;
    this.findings = findings;
  }

  static Allocations read(Fields experiment, String key, Variants variants, Findings findings) {
    Allocations allocations = new Allocations(key, variants, findings);
    ArrayValue list = experiment.list("allocations");
    Pointer place = experiment.place("allocations");
    for (int i = 0; i < list.size(); i++) {
      allocations.add(list.get(i), place.item(i));
    }
    return allocations;
  }

  private void add(Value value, Pointer place) {
    Fields fields = Fields.of("an allocation", FIELDS, value, place, findings);
    if (fields == null) {
      return;
    }
    Value name = fields.required("variant");
    Variant variant = name == null ? null : variants.named(name, fields.place("variant"));
    BucketRange range = range(fields);
    if (range != null && isFree(range)) {
      ranges.add(range);
      if (variant != null) {
        allocations.add(new Allocation(variant, range.from(), range.to()));
      }
    }
  }

  private @Nullable BucketRange range(Fields fields) {
    Long from = fields.requiredInteger("from", LAST_BUCKET);
    Long to = fields.requiredInteger("to", LAST_BUCKET);
    if (from == null || to == null) {
      return null;
    }
    if (from > to) {
      findings.error(
          "reversed_range",
          fields.place(),
          "an allocation from bucket " + from + " to " + to + " holds none",
          "both ends belong to it: from must not be above to");
      return null;
    }
    return new BucketRange(fields.place(), experiment, from.intValue(), to.intValue());
  }

  private boolean isFree(BucketRange range) {
    BucketRange other = line.take(range);
    if (other == null) {
      return true;
    }
    findings.error(
        "overlapping_ranges",
        range.place(),
        "%s overlap %s of %s".formatted(range, other, other.place()),
        "both ends of a range belong to it");
    return false;
  }

  List<Allocation> all() {
    return allocations;
  }

  List<BucketRange> ranges() {
    return ranges;
  }
}
