package dev.gavel.testkit.reference;

import static dev.gavel.testkit.reference.Reference.verdict;

import dev.gavel.engine.Explanation.Verdict;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Distances on a sphere, straight from the Haversine formula. */
public final class Circle {
  private static final double EARTH_IN_METERS = 6_371_008.8;

  private Circle() {}

  static Verdict judge(Value actual, ObjectValue circle) {
    return actual instanceof ObjectValue point && isPoint(point)
        ? verdict(meters(point, circle) <= radius(circle))
        : Verdict.MISMATCH;
  }

  static boolean isPoint(ObjectValue object) {
    return isWithin(object.get("latitude"), 90) && isWithin(object.get("longitude"), 180);
  }

  /** How far a point is from a circle's middle. */
  public static double meters(ObjectValue a, ObjectValue b) {
    double latitudeA = radians(a, "latitude");
    double latitudeB = radians(b, "latitude");
    double haversine =
        square(Math.sin((latitudeB - latitudeA) / 2))
            + Math.cos(latitudeA)
                * Math.cos(latitudeB)
                * square(Math.sin((radians(b, "longitude") - radians(a, "longitude")) / 2));
    return 2 * EARTH_IN_METERS * Math.asin(Math.min(1, Math.sqrt(haversine)));
  }

  /** A circle's radius in meters. */
  public static double radius(ObjectValue circle) {
    String unit = circle.get("unit") instanceof StringValue(String text) ? text : "km";
    double meters =
        switch (unit) {
          case "km" -> 1000;
          case "miles" -> 1609.344;
          case "meters" -> 1;
          default -> throw new IllegalArgumentException("no such unit: " + unit);
        };
    return number(circle, "radius") * meters;
  }

  private static boolean isWithin(@Nullable Value value, int most) {
    return value instanceof NumberValue number
        && number.decimal().abs().compareTo(BigDecimal.valueOf(most)) <= 0;
  }

  private static double radians(ObjectValue object, String name) {
    return Math.toRadians(number(object, name));
  }

  private static double number(ObjectValue object, String name) {
    return object.get(name) instanceof NumberValue number ? number.doubleValue() : Double.NaN;
  }

  private static double square(double number) {
    return number * number;
  }
}
