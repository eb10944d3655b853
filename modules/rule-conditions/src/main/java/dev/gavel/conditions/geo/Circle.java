package dev.gavel.conditions.geo;

import java.util.function.DoublePredicate;

/**
 * All places within so many metres of a centre, by the Haversine formula on a sphere.
 *
 * <p>The formula ends in a square root and an arc sine, both of which only rise. So the greatest
 * haversine that still lies within the radius can be found beforehand, to the last bit, and a
 * decision neither takes the root nor the arc sine and still gives the answer of the whole formula.
 * A difference in latitude that is too large by itself is found beforehand in the same way, and
 * most places far away cost one subtraction.
 */
public final class Circle {
  private static final double EARTH_RADIUS = 6_371_008.8;

  private final double latitude;
  private final double longitude;
  private final double metres;

  private final double cosine;
  private final double greatestHaversine;
  private final double greatestLatitudes;

  public Circle(double latitude, double longitude, double metres) {
    if (!isPlace(latitude, longitude) || !(metres >= 0)) {
      throw new IllegalArgumentException(
          "no circle: latitude " + latitude + ", longitude " + longitude + ", metres " + metres);
    }
    this.latitude = latitude + 0.0; // makes -0.0 the same circle as 0.0
    this.longitude = longitude + 0.0;
    this.metres = metres + 0.0;
    this.cosine = cosine(latitude);
    this.greatestHaversine = greatest(1, h -> metres(h) <= metres);
    this.greatestLatitudes = greatest(180, d -> squaredSine(d) <= greatestHaversine);
  }

  /** Whether there is such a place: latitude from -90 to 90, longitude from -180 to 180. */
  public static boolean isPlace(double latitude, double longitude) {
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  }

  public boolean holds(double latitude, double longitude) {
    double latitudes = Math.abs(latitude - this.latitude);
    if (latitudes > greatestLatitudes) {
      return false;
    }
    double straight = Math.abs(longitude - this.longitude);
    double longitudes = Math.min(straight, 360 - straight); // 180 and -180 are one meridian
    return squaredSine(latitudes) + cosine * cosine(latitude) * squaredSine(longitudes)
        <= greatestHaversine;
  }

  private static double metres(double haversine) {
    return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(haversine));
  }

  /** The haversine of an angle in degrees. */
  private static double squaredSine(double degrees) {
    double sine = Math.sin(Math.toRadians(degrees) / 2);
    return sine * sine;
  }

  /** By way of the sine, which is exactly nothing at the poles, where all longitudes are one. */
  private static double cosine(double latitude) {
    return Math.sin(Math.toRadians(90 - Math.abs(latitude)));
  }

  /** The last number from zero to the top that is within; without end where the top itself is. */
  private static double greatest(double top, DoublePredicate within) {
    if (within.test(top)) {
      return Double.POSITIVE_INFINITY;
    }
    long low = 0;
    long high = Double.doubleToRawLongBits(top);
    while (high - low > 1) { // the bits of positive numbers are in the numbers' own order
      long middle = (low + high) >>> 1;
      if (within.test(Double.longBitsToDouble(middle))) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Double.longBitsToDouble(low);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Circle that
        && latitude == that.latitude
        && longitude == that.longitude
        && metres == that.metres;
  }

  @Override
  public int hashCode() {
    return (Double.hashCode(latitude) * 31 + Double.hashCode(longitude)) * 31
        + Double.hashCode(metres);
  }

  @Override
  public String toString() {
    return "within " + metres + " m of " + latitude + ", " + longitude;
  }
}
