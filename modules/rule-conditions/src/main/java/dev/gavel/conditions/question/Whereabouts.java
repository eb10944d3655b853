package dev.gavel.conditions.question;

import static dev.gavel.conditions.question.Judge.verdict;

import dev.gavel.conditions.geo.Circle;
import dev.gavel.conditions.time.EpochMillis;
import dev.gavel.conditions.time.IsoTime;
import dev.gavel.conditions.time.TimeWindow;
import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** Places in a circle and moments in a window. */
final class Whereabouts {
  private static final StringValue LATITUDE = StringValue.key("latitude");
  private static final StringValue LONGITUDE = StringValue.key("longitude");

  private Whereabouts() {}

  static Judge near(Circle circle) {
    return actual -> {
      if (!(actual instanceof ObjectValue place)) {
        return Verdict.MISMATCH;
      }
      double latitude = degrees(place.get(LATITUDE));
      double longitude = degrees(place.get(LONGITUDE));
      return Circle.isPlace(latitude, longitude)
          ? verdict(circle.holds(latitude, longitude))
          : Verdict.MISMATCH;
    };
  }

  private static double degrees(@Nullable Value value) {
    return value instanceof NumberValue number ? number.doubleValue() : Double.NaN;
  }

  static Judge during(TimeWindow window) {
    return actual -> {
      long second =
          switch (actual) {
            case StringValue(String text) -> IsoTime.second(text, window.zone());
            case NumberValue millis -> EpochMillis.second(millis);
            case NullValue _, BooleanValue _, ArrayValue _, ObjectValue _, SetValue _ ->
                IsoTime.NONE;
          };
      return second == IsoTime.NONE ? Verdict.MISMATCH : verdict(window.holds(second));
    };
  }
}
