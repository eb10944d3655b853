package dev.gavel.conditions.check;

import dev.gavel.conditions.question.Question;
import dev.gavel.conditions.question.Question.Exists;
import dev.gavel.conditions.time.TimeWindow;
import dev.gavel.conditions.time.Zone;
import dev.gavel.engine.diagnostic.Diagnostic;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The operand of {@code time_window}. */
final class WindowOperand {
  private static final String NINE = "09:00";
  private static final String FIVE = "17:00";

  private final Draft draft;
  private final ObjectValue window;
  private boolean sound = true;

  private WindowOperand(Draft draft, ObjectValue window) {
    this.draft = draft;
    this.window = window;
  }

  static Question during(Draft draft) {
    Value operand = draft.operand();
    if (operand instanceof ObjectValue window) {
      return new WindowOperand(draft, window).question();
    }
    if (operand != null) {
      draft.wrong(operand);
    }
    return Exists.EXISTS;
  }

  private Question question() {
    Zone zone = zone();
    TimeWindow read = isBusinessHours() ? businessHours(zone) : hours(zone);
    return sound ? new Question.During(read) : Exists.EXISTS;
  }

  private TimeWindow businessHours(Zone zone) {
    for (String field : new String[] {"start", "end", "days"}) {
      if (part(field) != null) {
        wrong(field, "has its " + field + " from business_hours already");
      }
    }
    return TimeWindow.of(
        TimeWindow.start(NINE),
        TimeWindow.end(FIVE),
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
        zone);
  }

  private TimeWindow hours(Zone zone) {
    Set<DayOfWeek> days = days();
    Value start = part("start");
    Value end = part("end");
    if (start == null && end == null && part("days") != null) {
      return TimeWindow.of(TimeWindow.start("00:00"), TimeWindow.end("24:00"), days, zone);
    }
    int from = clock("start", start, "HH:MM", TimeWindow::start);
    int to = clock("end", end, "HH:MM, at most 24:00", TimeWindow::end);
    return sound ? TimeWindow.of(from, to, days, zone) : TimeWindow.of(0, 0, days, zone);
  }

  private int clock(
      String field, @Nullable Value value, String format, ToIntFunction<String> reader) {
    int clock =
        value instanceof StringValue(String text) ? reader.applyAsInt(text) : TimeWindow.NONE;
    if (clock == TimeWindow.NONE) {
      wrong(
          field,
          "needs a time of day as %s for %s%s"
              .formatted(format, field, value == null ? "" : ", not " + Diagnostic.shown(value)));
    }
    return clock;
  }

  private Set<DayOfWeek> days() {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    switch (part("days")) {
      case null -> days = EnumSet.allOf(DayOfWeek.class);
      case ArrayValue list when list.size() > 0 -> {
        for (Value name : list) {
          DayOfWeek day = name instanceof StringValue(String text) ? TimeWindow.day(text) : null;
          if (day == null) {
            wrong("days", "knows the days mon to sun, not " + Diagnostic.shown(name));
          } else {
            days.add(day);
          }
        }
      }
      default -> wrong("days", "needs a list of days such as [\"mon\", \"fri\"]");
    }
    return days;
  }

  private boolean isBusinessHours() {
    Value flag = part("business_hours");
    if (flag != null && !(flag instanceof BooleanValue)) {
      wrong("business_hours", "needs true or false for business_hours");
    }
    return flag == BooleanValue.TRUE;
  }

  private Zone zone() {
    Value name = part("timezone");
    Zone zone = name instanceof StringValue(String text) ? Zone.named(text) : null;
    if (name != null && zone == null) {
      wrong("timezone", "does not know the time zone " + Diagnostic.shown(name));
    }
    return zone == null ? Zone.UTC : zone;
  }

  private @Nullable Value part(String field) {
    Value part = window.get(field);
    return part == NullValue.NULL ? null : part;
  }

  private void wrong(String field, String what) {
    sound = false;
    draft.wrong(window.has(field) ? draft.place().member(field) : draft.place(), what);
  }
}
