package dev.gavel.rego.builtin.time;

import java.time.ZonedDateTime;

/** Writes a moment by a layout. */
final class MomentWriter {
  private static final int NANO_DIGITS = 9;

  private final ZonedDateTime moment;
  private final StringBuilder out = new StringBuilder();

  private MomentWriter(ZonedDateTime moment) {
    this.moment = moment;
  }

  static String write(ZonedDateTime moment, Layout layout) {
    MomentWriter writer = new MomentWriter(moment);
    for (Layout.Part part : layout.parts()) {
      writer.out.append(part.prefix());
      writer.field(part);
    }
    return writer.out.toString();
  }

  private void field(Layout.Part part) {
    switch (part.field()) {
      case END -> {}
      case YEAR_2 -> padded(moment.getYear() % 100, 2, '0');
      case YEAR_4 -> padded(moment.getYear(), 4, '0');
      case MONTH -> out.append(moment.getMonthValue());
      case MONTH_2 -> padded(moment.getMonthValue(), 2, '0');
      case MONTH_SHORT -> out.append(Names.MONTHS.get(moment.getMonthValue() - 1), 0, 3);
      case MONTH_LONG -> out.append(Names.MONTHS.get(moment.getMonthValue() - 1));
      case WEEKDAY_SHORT -> out.append(Names.weekday(moment), 0, 3);
      case WEEKDAY_LONG -> out.append(Names.weekday(moment));
      case DAY -> out.append(moment.getDayOfMonth());
      case DAY_PADDED -> padded(moment.getDayOfMonth(), 2, ' ');
      case DAY_2 -> padded(moment.getDayOfMonth(), 2, '0');
      case YEAR_DAY_PADDED -> padded(moment.getDayOfYear(), 3, ' ');
      case YEAR_DAY_3 -> padded(moment.getDayOfYear(), 3, '0');
      case HOUR -> padded(moment.getHour(), 2, '0');
      case HOUR_12 -> out.append(hourOfHalf());
      case HOUR_12_2 -> padded(hourOfHalf(), 2, '0');
      case MINUTE -> out.append(moment.getMinute());
      case MINUTE_2 -> padded(moment.getMinute(), 2, '0');
      case SECOND -> out.append(moment.getSecond());
      case SECOND_2 -> padded(moment.getSecond(), 2, '0');
      case HALF_UPPER -> out.append(moment.getHour() < 12 ? "AM" : "PM");
      case HALF_LOWER -> out.append(moment.getHour() < 12 ? "am" : "pm");
      case FRACTION_FIXED -> fraction(part.spelling(), false);
      case FRACTION_TRIMMED -> fraction(part.spelling(), true);
      case ZONE_NAME -> out.append(Abbreviations.of(moment));
      case OFFSET -> offset(part.spelling());
    }
  }

  private int hourOfHalf() {
    int hour = moment.getHour() % 12;
    return hour == 0 ? 12 : hour;
  }

  private void padded(int number, int width, char padding) {
    String digits = Integer.toString(number);
    out.repeat(padding, Math.max(0, width - digits.length())).append(digits);
  }

  private void fraction(String spelling, boolean trimmed) {
    String digits = Integer.toString(moment.getNano());
    String nanos = "0".repeat(NANO_DIGITS - digits.length()) + digits;
    String shown = nanos.substring(0, Math.min(NANO_DIGITS, spelling.length() - 1));
    int end = shown.length();
    while (trimmed && end > 0 && shown.charAt(end - 1) == '0') {
      end--;
    }
    if (end > 0) {
      out.append(spelling.charAt(0)).append(shown, 0, end);
    }
  }

  private void offset(String spelling) {
    int seconds = moment.getOffset().getTotalSeconds();
    if (seconds == 0 && spelling.startsWith("Z")) {
      out.append('Z');
      return;
    }
    int minutes = seconds / 60;
    out.append(minutes < 0 ? '-' : '+');
    padded(Math.abs(minutes) / 60, 2, '0');
    String colon = spelling.contains(":") ? ":" : "";
    if (spelling.length() > "-07".length()) {
      out.append(colon);
      padded(Math.abs(minutes) % 60, 2, '0');
    }
    if (spelling.length() > "-07:00".length()) {
      out.append(colon);
      padded(Math.abs(seconds) % 60, 2, '0');
    }
  }
}
