package dev.gavel.conditions.check;

import dev.gavel.conditions.geo.Circle;
import dev.gavel.conditions.question.Question;
import dev.gavel.conditions.question.Question.Exists;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;

/** The operand of {@code geo_distance}. */
final class CircleOperand {
  private CircleOperand() {}

  static Question near(Draft draft) {
    Value operand = draft.operand();
    if (!(operand instanceof ObjectValue circle)) {
      if (operand != null) {
        draft.wrong(operand);
      }
      return Exists.EXISTS;
    }
    double latitude = number(draft, circle, "latitude", -90, 90);
    double longitude = number(draft, circle, "longitude", -180, 180);
    double radius = number(draft, circle, "radius", 0, Double.MAX_VALUE);
    double metres = metres(draft, circle);
    return Double.isNaN(latitude + longitude + radius + metres)
        ? Exists.EXISTS
        : new Question.Near(new Circle(latitude, longitude, radius * metres));
  }

  private static double number(
      Draft draft, ObjectValue circle, String field, double least, double most) {
    Value value = circle.get(field);
    double number = value instanceof NumberValue n ? n.doubleValue() : Double.NaN;
    if (number >= least && number <= most) {
      return number;
    }
    String range =
        most == Double.MAX_VALUE ? "at least 0" : "from %.0f to %.0f".formatted(least, most);
    draft.wrong(
        value == null ? draft.place() : draft.place().member(field),
        "needs a %s %s%s"
            .formatted(field, range, value == null ? "" : ", not " + Diagnostic.shown(value)));
    return Double.NaN;
  }

  /** How many metres the circle's unit has. */
  private static double metres(Draft draft, ObjectValue circle) {
    Value unit = circle.get("unit");
    double metres =
        switch (unit) {
          case null -> 1000;
          case StringValue(String name) ->
              switch (name) {
                case "km" -> 1000;
                case "miles" -> 1609.344;
                case "meters" -> 1;
                default -> Double.NaN;
              };
          default -> Double.NaN;
        };
    if (unit != null && Double.isNaN(metres)) {
      draft.wrong(
          draft.place().member("unit"),
          "knows the units km, miles and meters, not " + Diagnostic.shown(unit));
    }
    return metres;
  }
}
