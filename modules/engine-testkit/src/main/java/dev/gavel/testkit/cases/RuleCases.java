package dev.gavel.testkit.cases;

import dev.gavel.engine.Context;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.diagnostic.Diagnostics;
import dev.gavel.engine.diagnostic.Place.Pointer;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.JsonException;
import dev.gavel.engine.value.JsonLimits;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.testkit.cases.RuleCase.Want;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of rule cases: {@code {"cases": [{"note", "rules", "segments", "context", "want",
 * "now"}]}}.
 *
 * <p>A case that cannot be read is a mistake with its place, and the others run all the same.
 *
 * @param cases those that can be run, in the order of the file
 * @param mistakes what is wrong with the file; errors, and warnings of fields that nobody reads
 */
public record RuleCases(List<RuleCase> cases, List<Diagnostic> mistakes) {

  /** Rules that are nested too deep are worth a case, so the file may be deeper than they may. */
  private static final JsonLimits LIMITS = JsonLimits.DEFAULT.withMaxDepth(1000);

  private static final Set<String> FIELDS =
      Set.of("note", "rules", "segments", "context", "want", "now");

  public RuleCases {
    cases = List.copyOf(cases);
    mistakes = List.copyOf(mistakes);
  }

  /** Reads a file; never throws. */
  public static RuleCases read(byte[] json) {
    try {
      return read(JsonReader.read(json, LIMITS));
    } catch (JsonException unreadable) {
      return new RuleCases(List.of(), List.of(Diagnostic.of(unreadable)));
    }
  }

  /** Reads a document; never throws. */
  public static RuleCases read(Value document) {
    Diagnostics mistakes = new Diagnostics();
    List<RuleCase> cases = new ArrayList<>();
    if (document instanceof ObjectValue file && file.get("cases") instanceof ArrayValue list) {
      Pointer place = Pointer.ROOT.member("cases");
      for (int i = 0; i < list.size(); i++) {
        RuleCase test = test(list.get(i), place.item(i), mistakes);
        if (test != null) {
          cases.add(test);
        }
      }
    } else {
      mistakes.error(
          "wrong_shape",
          Pointer.ROOT,
          "a file of rule cases is an object with a list of cases",
          "{\"cases\": [{\"note\": ..., \"rules\": ..., \"context\": ..., \"want\": true}]}");
    }
    return new RuleCases(cases, mistakes.all());
  }

  private static @Nullable RuleCase test(Value value, Pointer place, Diagnostics mistakes) {
    if (!(value instanceof ObjectValue test)) {
      mistakes.error(
          "wrong_shape", place, "a case must be an object, not " + value.kind().noun(), "");
      return null;
    }
    warnOfUnknown(test, place, mistakes);
    Want want = want(test.get("want"), place, mistakes);
    Instant now = now(test.get("now"), place, mistakes);
    ObjectValue segments = segments(test.get("segments"), place, mistakes);
    if (want == null || now == null || segments == null) {
      return null;
    }
    Value context = test.get("context");
    return new RuleCase(
        place,
        test.get("note") instanceof StringValue(String note) ? note : "",
        test.get("rules"),
        segments,
        Context.of(context == null ? ObjectValue.EMPTY : context, now),
        want);
  }

  private static @Nullable Want want(@Nullable Value want, Pointer place, Diagnostics mistakes) {
    if (want instanceof BooleanValue truth) {
      return truth.isTrue() ? Want.TRUE : Want.FALSE;
    }
    if (want instanceof StringValue(String text) && text.equals("error")) {
      return Want.ERROR;
    }
    mistakes.error(
        want == null ? "missing_want" : "wrong_want",
        want == null ? place : place.member("want"),
        want == null ? "a case needs a want" : "want must be true, false or \"error\"",
        "\"want\": true");
    return null;
  }

  private static @Nullable ObjectValue segments(
      @Nullable Value segments, Pointer place, Diagnostics mistakes) {
    if (segments == null || segments instanceof ObjectValue) {
      return segments == null ? ObjectValue.EMPTY : (ObjectValue) segments;
    }
    mistakes.error(
        "wrong_segments",
        place.member("segments"),
        "segments must be an object of rules by their names",
        "\"segments\": {\"beta\": {\"attribute\": ..., \"operator\": ..., \"value\": ...}}");
    return null;
  }

  /** Where a case does not say when it is, it is 1970: the same answer on every day. */
  private static @Nullable Instant now(@Nullable Value now, Pointer place, Diagnostics mistakes) {
    try {
      switch (now) {
        case null -> {
          return Instant.EPOCH;
        }
        case StringValue(String text) -> {
          return Instant.parse(text);
        }
        case NumberValue number -> {
          return Instant.ofEpochMilli(millis(number));
        }
        default -> {}
      }
    } catch (DateTimeException | ArithmeticException unreadable) {
      // said below
    }
    mistakes.error(
        "wrong_now",
        place.member("now"),
        "now must be an ISO 8601 instant or epoch milliseconds",
        "\"now\": \"2026-11-21T09:00:00Z\"");
    return null;
  }

  private static long millis(NumberValue number) {
    if (Math.abs(number.doubleValue()) > Long.MAX_VALUE) {
      throw new ArithmeticException("beyond every calendar");
    }
    BigDecimal decimal = number.decimal();
    return decimal.longValueExact();
  }

  private static void warnOfUnknown(ObjectValue test, Pointer place, Diagnostics mistakes) {
    for (int i = 0; i < test.size(); i++) {
      if (test.key(i) instanceof StringValue(String key) && !FIELDS.contains(key)) {
        mistakes.warning(
            "unknown_field",
            place.member(key),
            "the field " + test.key(i) + " is not known here and has no effect",
            "");
      }
    }
  }
}
