package dev.gavel.rego.builtin.time;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.Integers;
import dev.gavel.rego.builtin.Operands;
import dev.gavel.rego.evaluation.BuiltinException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;

/** The {@code time.*} family: moments are nanoseconds since 1970, within 64 bits. */
public final class Times {
  private static final long NANOS = 1_000_000_000;
  private static final String EXPECTED = "either number (ns) or [number (ns), string (tz)]";

  private Times() {}

  public static Map<String, Builtin> all() {
    return Map.of(
        "time.now_ns", (during, _) -> nanos(during.now()),
        "time.parse_ns",
            (_, operands) -> {
              String layout = Operands.text(operands, 1);
              return nanos(MomentReader.read(Layout.of(layout), Operands.text(operands, 2)));
            },
        "time.parse_rfc3339_ns",
            (_, operands) ->
                nanos(MomentReader.read(Layout.of(Layout.RFC3339), Operands.text(operands, 1))),
        "time.parse_duration_ns",
            (_, operands) -> NumberValue.of(Durations.parse(Operands.text(operands, 1))),
        "time.format",
            (_, operands) ->
                StringValue.of(MomentWriter.write(moment(operands[0]), layout(operands[0]))),
        "time.date", (_, operands) -> date(moment(operands[0])),
        "time.clock", (_, operands) -> clock(moment(operands[0])),
        "time.weekday", (_, operands) -> StringValue.of(Names.weekday(moment(operands[0]))),
        "time.add_date", (_, operands) -> addDate(operands),
        "time.diff",
            (_, operands) -> CalendarDifference.of(moment(operands[0]), moment(operands[1])));
  }

  private static Value nanos(Instant moment) {
    BigInteger nanos =
        BigInteger.valueOf(moment.getEpochSecond())
            .multiply(BigInteger.valueOf(NANOS))
            .add(BigInteger.valueOf(moment.getNano()));
    if (nanos.bitLength() >= Long.SIZE) {
      throw outOfRange();
    }
    return NumberValue.of(nanos.longValue());
  }

  private static BuiltinException outOfRange() {
    return BuiltinException.failed("time outside of valid range");
  }

  /** A number, or an array of a number and the name of a zone. */
  private static ZonedDateTime moment(Value operand) {
    Value number = operand;
    ZoneId zone = ZoneOffset.UTC;
    if (operand instanceof ArrayValue array && array.size() > 0) {
      number = array.get(0);
      if (!(number instanceof NumberValue)) {
        throw Operands.wrongKind(1, number, "number");
      }
      if (array.size() > 1) {
        zone = Zones.named(textAt(array, 1));
      }
      if (array.size() > 2) {
        textAt(array, 2);
      }
    }
    if (!(number instanceof NumberValue given)) {
      throw Operands.wrongKind(1, operand, EXPECTED);
    }
    BigInteger nanos = Integers.exact(given);
    if (nanos == null || nanos.bitLength() >= Long.SIZE) {
      throw BuiltinException.failed("timestamp too big");
    }
    long since = nanos.longValue();
    return Instant.ofEpochSecond(Math.floorDiv(since, NANOS), Math.floorMod(since, NANOS))
        .atZone(zone);
  }

  private static String textAt(ArrayValue array, int index) {
    if (array.get(index) instanceof StringValue string) {
      return string.text();
    }
    throw Operands.wrongKind(1, array.get(index), "string");
  }

  private static Layout layout(Value operand) {
    String given = operand instanceof ArrayValue array && array.size() > 2 ? textAt(array, 2) : "";
    return Layout.of(given.isEmpty() ? Layout.RFC3339_NANO : given);
  }

  private static Value date(ZonedDateTime moment) {
    return numbers(moment.getYear(), moment.getMonthValue(), moment.getDayOfMonth());
  }

  private static Value clock(ZonedDateTime moment) {
    return numbers(moment.getHour(), moment.getMinute(), moment.getSecond());
  }

  private static ArrayValue numbers(int first, int second, int third) {
    return ArrayValue.of(NumberValue.of(first), NumberValue.of(second), NumberValue.of(third));
  }

  /** Months and days beyond their end go on in the next ones. */
  private static Value addDate(Value[] operands) {
    ZonedDateTime moment = moment(operands[0]);
    long years = Operands.integer(operands, 2);
    long months = Operands.integer(operands, 3);
    long days = Operands.integer(operands, 4);
    try {
      long month = Math.addExact(moment.getMonthValue() - 1L, months);
      long year = Math.addExact(Math.addExact(moment.getYear(), years), Math.floorDiv(month, 12L));
      LocalDate date =
          LocalDate.of(Math.toIntExact(year), Math.floorMod(month, 12) + 1, 1)
              .plusDays(Math.addExact(moment.getDayOfMonth() - 1L, days));
      return nanos(inZone(date.atTime(moment.toLocalTime()), moment.getZone()));
    } catch (DateTimeException | ArithmeticException tooFar) {
      throw outOfRange();
    }
  }

  /** Where clocks change, takes the offset that Go would take. */
  private static Instant inZone(LocalDateTime local, ZoneId zone) {
    Instant asIfUtc = local.toInstant(ZoneOffset.UTC);
    int first = zone.getRules().getOffset(asIfUtc).getTotalSeconds();
    if (first == 0) {
      return asIfUtc;
    }
    int offset = zone.getRules().getOffset(asIfUtc.minusSeconds(first)).getTotalSeconds();
    return asIfUtc.minusSeconds(offset);
  }
}
