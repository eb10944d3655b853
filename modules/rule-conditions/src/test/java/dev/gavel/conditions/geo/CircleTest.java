package dev.gavel.conditions.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CircleTest {
  private static final double EARTH_RADIUS = 6_371_008.8;
  private static final double HALF_ROUND = Math.PI * EARTH_RADIUS;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "London to Paris,            51.5074,   -0.1278,  48.8566,    2.3522,   343556",
    "New York to Los Angeles,    40.7128,  -74.0060,  34.0522, -118.2437,  3935752",
    "one degree of latitude,      0,         0,        1,          0,        111195",
    "one degree of the equator,   0,         0,        0,          1,        111195",
    "one degree at 60 degrees,   60,         0,       60,          1,         55597",
    "over the antimeridian,       0,       179.5,      0,       -179.5,      111195",
    "over the pole,              89.5,       0,       89.5,      180,        111195",
    "pole to pole,               90,         0,      -90,          0,      20015115",
    "to the antipodes,           12.5,      30,      -12.5,     -150,      20015115"
  })
  void known_distances_lie_on_the_edge(
      String name,
      double latitude,
      double longitude,
      double toLatitude,
      double toLongitude,
      double metres) {
    double metre = 1;

    assertThat(plain(latitude, longitude, toLatitude, toLongitude))
        .isCloseTo(metres, within(metre));
    assertThat(new Circle(latitude, longitude, metres + metre).holds(toLatitude, toLongitude))
        .isTrue();
    assertThat(new Circle(latitude, longitude, metres - metre).holds(toLatitude, toLongitude))
        .isFalse();
  }

  @Property(tries = 20_000)
  void the_edge_is_that_of_the_plain_formula_to_the_last_bit(
      @ForAll("latitudes") double latitude,
      @ForAll("longitudes") double longitude,
      @ForAll("latitudes") double toLatitude,
      @ForAll("longitudes") double toLongitude) {
    double metres = plain(latitude, longitude, toLatitude, toLongitude);

    assertThat(new Circle(latitude, longitude, metres).holds(toLatitude, toLongitude)).isTrue();
    if (metres > 0) {
      assertThat(
              new Circle(latitude, longitude, Math.nextDown(metres)).holds(toLatitude, toLongitude))
          .isFalse();
    }
  }

  @Property(tries = 5_000)
  void any_circle_agrees_with_the_plain_formula(
      @ForAll("latitudes") double latitude,
      @ForAll("longitudes") double longitude,
      @ForAll("latitudes") double toLatitude,
      @ForAll("longitudes") double toLongitude,
      @ForAll @DoubleRange(max = 21_000_000) double metres) {
    assertThat(new Circle(latitude, longitude, metres).holds(toLatitude, toLongitude))
        .isEqualTo(plain(latitude, longitude, toLatitude, toLongitude) <= metres);
  }

  @Property
  void two_places_are_as_far_apart_either_way(
      @ForAll("latitudes") double latitude,
      @ForAll("longitudes") double longitude,
      @ForAll("latitudes") double toLatitude,
      @ForAll("longitudes") double toLongitude) {
    double metres = plain(latitude, longitude, toLatitude, toLongitude);

    assertThat(new Circle(toLatitude, toLongitude, metres).holds(latitude, longitude)).isTrue();
  }

  @Property
  void no_radius_holds_the_very_place_and_no_other(
      @ForAll("latitudes") double latitude, @ForAll("longitudes") double longitude) {
    Circle point = new Circle(latitude, longitude, 0);

    assertThat(point.holds(latitude, longitude)).isTrue();
    assertThat(point.holds(latitude > 0 ? latitude - 1e-6 : latitude + 1e-6, longitude)).isFalse();
  }

  @Test
  void both_names_of_the_antimeridian_are_one_place() {
    assertThat(new Circle(10, 180, 0).holds(10, -180)).isTrue();
    assertThat(new Circle(10, -180, 0).holds(10, 180)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {90, -90})
  void all_longitudes_of_a_pole_are_one_place(double pole) {
    assertThat(new Circle(pole, 0, 0).holds(pole, 123.4)).isTrue();
    assertThat(new Circle(pole, -77, 0).holds(pole, 180)).isTrue();
    assertThat(new Circle(pole, 0, 1000).holds(-pole, 0)).isFalse();
  }

  @Property
  void half_the_way_round_holds_the_whole_earth(
      @ForAll("latitudes") double latitude,
      @ForAll("longitudes") double longitude,
      @ForAll("latitudes") double toLatitude,
      @ForAll("longitudes") double toLongitude) {
    Circle earth = new Circle(latitude, longitude, HALF_ROUND);

    assertThat(earth.holds(toLatitude, toLongitude)).isTrue();
    assertThat(earth.holds(-latitude, longitude > 0 ? longitude - 180 : longitude + 180)).isTrue();
  }

  @Test
  void a_radius_without_end_holds_everything() {
    assertThat(new Circle(0, 0, Double.POSITIVE_INFINITY).holds(0, 180)).isTrue();
  }

  @Test
  void what_is_no_number_lies_nowhere() {
    Circle circle = new Circle(0, 0, 1000);

    assertThat(circle.holds(Double.NaN, 0)).isFalse();
    assertThat(circle.holds(0, Double.NaN)).isFalse();
    assertThat(circle.holds(0, Double.POSITIVE_INFINITY)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "90, 180, true", "-90, -180, true", "0, 0, true", "90.0001, 0, false", "-91, 0, false",
    "0, 180.0001, false", "0, -181, false", "NaN, 0, false", "0, NaN, false", "Infinity, 0, false"
  })
  void a_place_has_its_bounds(double latitude, double longitude, boolean expected) {
    assertThat(Circle.isPlace(latitude, longitude)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"91, 0, 1", "0, 181, 1", "0, 0, -1", "0, 0, NaN", "NaN, 0, 1"})
  void there_is_no_circle_out_of_bounds(double latitude, double longitude, double metres) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Circle(latitude, longitude, metres));
  }

  @Test
  void equal_circles_are_equal() {
    Circle circle = new Circle(0, 12.5, 1000);

    assertThat(circle).isEqualTo(new Circle(-0.0, 12.5, 1000));
    assertThat(circle).hasSameHashCodeAs(new Circle(-0.0, 12.5, 1000));
    assertThat(circle).isNotEqualTo(new Circle(0.1, 12.5, 1000));
    assertThat(circle).isNotEqualTo(new Circle(0, -12.5, 1000));
    assertThat(circle).isNotEqualTo(new Circle(0, 12.5, 1001));
  }

  /** The formula as it is written in books, with the care for poles and antimeridian. */
  private static double plain(
      double latitude, double longitude, double toLatitude, double toLongitude) {
    double latitudes = Math.abs(toLatitude - latitude);
    double longitudes = Math.abs(toLongitude - longitude);
    double shorter = longitudes > 180 ? 360 - longitudes : longitudes;
    double haversine =
        Math.pow(Math.sin(Math.toRadians(latitudes) / 2), 2)
            + Math.sin(Math.toRadians(90 - Math.abs(latitude)))
                * Math.sin(Math.toRadians(90 - Math.abs(toLatitude)))
                * Math.pow(Math.sin(Math.toRadians(shorter) / 2), 2);
    return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(Math.min(1, haversine)));
  }

  @Provide
  Arbitrary<Double> latitudes() {
    return degrees(90);
  }

  @Provide
  Arbitrary<Double> longitudes() {
    return degrees(180);
  }

  private static Arbitrary<Double> degrees(int bound) {
    Arbitrary<Double> any =
        Arbitraries.bigDecimals()
            .between(BigDecimal.valueOf(-bound), BigDecimal.valueOf(bound))
            .ofScale(6)
            .map(BigDecimal::doubleValue);
    return Arbitraries.oneOf(any, Arbitraries.of(-bound, bound, 0, 1, 45).map(Double::valueOf));
  }
}
