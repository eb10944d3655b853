package dev.gavel.experiments;

import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a snapshot's readers find.
 *
 * <p>A field that a newer publisher writes stands in every experiment, so unknown fields are told
 * once for all places that differ only in list positions and names of segments, with their number.
 * They are kept apart from the mistakes, which they must not crowd out.
 */
final class Findings {
  private static final int MOST_UNKNOWN_FIELDS = 1000;
  private static final Pattern POSITION = Pattern.compile("^/segments/[^/]+(?=/)|/[0-9]+(?=/)");

  private final Diagnostics errors = new Diagnostics();
  private final Map<String, UnknownField> unknownFields = new LinkedHashMap<>();
  private int unlisted;

  private static final class UnknownField {
    private final Diagnostic first;
    private int others;

    UnknownField(Diagnostic first) {
      this.first = first;
    }

    Diagnostic told() {
      return others == 0
          ? first
          : Diagnostic.warning(
              first.code(),
              first.place(),
              first.message(),
              others == 1
                  ? "also in one other place"
                  : "also in %d other places".formatted(others));
    }
  }

  void error(String code, Place place, String message, String hint) {
    errors.error(code, place, message, hint);
  }

  void wrongShape(Pointer place, String what, String wanted, Value found) {
    error(
        "wrong_shape", place, what + " must be " + wanted + ", not " + Diagnostic.shown(found), "");
  }

  void unknownField(Diagnostic warning) {
    String kind = POSITION.matcher(warning.place().toString()).replaceAll("/*");
    UnknownField known = unknownFields.get(kind);
    if (known != null) {
      known.others++;
    } else if (unknownFields.size() < MOST_UNKNOWN_FIELDS) {
      unknownFields.put(kind, new UnknownField(warning));
    }
  }

  /** Takes over what a rule reader found, whose only warnings are of unknown fields. */
  void addAll(Diagnostics ofRules) {
    errors.addAll(ofRules.errors());
    ofRules.warnings().forEach(this::unknownField);
    unlisted += ofRules.errorCount() - ofRules.errors().size();
  }

  int errorCount() {
    return errors.errorCount();
  }

  /** The mistakes; the last one tells of those that are too many to list. */
  List<Diagnostic> errors() {
    List<Diagnostic> listed = new ArrayList<>(errors.errors());
    int others = errors.errorCount() - listed.size() + unlisted;
    if (others > 0) {
      listed.add(
          Diagnostic.error(
              "too_many_mistakes",
              Pointer.ROOT,
              "there are %d more mistakes".formatted(others),
              ""));
    }
    return listed;
  }

  List<Diagnostic> warnings() {
    return unknownFields.values().stream().map(UnknownField::told).toList();
  }
}
