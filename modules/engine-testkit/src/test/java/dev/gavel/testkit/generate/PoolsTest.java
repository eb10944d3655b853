package dev.gavel.testkit.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.testkit.reference.Circle;
import org.junit.jupiter.api.Test;

final class PoolsTest {

  /** Where two formulas for one distance may round to either side. */
  @Test
  void no_point_lies_within_a_meter_of_a_circle_s_edge() {
    for (Value middle : Pools.POINTS) {
      for (Value radius : Pools.RADII) {
        for (Value unit : Pools.UNITS) {
          ObjectValue circle = circle((ObjectValue) middle, radius, unit);
          for (Value point : Pools.POINTS) {
            double beyond = Circle.meters((ObjectValue) point, circle) - Circle.radius(circle);
            assertThat(Math.abs(beyond)).as("%s of %s", point, circle).isGreaterThan(1);
          }
        }
      }
    }
  }

  private static ObjectValue circle(ObjectValue middle, Value radius, Value unit) {
    return ObjectValue.builder()
        .put("radius", radius)
        .put("unit", unit)
        .put(middle.key(0), middle.value(0))
        .put(middle.key(1), middle.value(1))
        .build();
  }
}
