package dev.gavel.rego.builtin.schema;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a document, and how well it fits otherwise: where none of several schemas
 * holds, those flaws are told that belong to the one that fits best.
 */
final class Outcome {
  private final List<Flaw> flaws = new ArrayList<>();
  private int score;

  /** A keyword that does not hold at a place of the document. */
  record Flaw(String type, String place, String description) {
    ObjectValue toValue() {
      String field = place.startsWith("(Root).") ? place.substring("(Root).".length()) : place;
      return ObjectValue.builder()
          .put("error", StringValue.of(field + ": " + description))
          .put("type", StringValue.of(type))
          .put("field", StringValue.of(field))
          .put("desc", StringValue.of(description))
          .build();
    }
  }

  List<Flaw> flaws() {
    return flaws;
  }

  boolean isValid() {
    return flaws.isEmpty();
  }

  boolean fitsBetterThan(Outcome other) {
    return score > other.score;
  }

  void add(String type, String place, String description) {
    flaws.add(new Flaw(type, place, description));
    score -= 2;
  }

  void merge(Outcome other) {
    flaws.addAll(other.flaws);
    score += other.score;
  }

  void good() {
    score++;
  }
}
