package dev.gavel.cli.rego;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A length of time as OPA's command line takes it: {@code 5s}, {@code 1m30s}, {@code 500ms}. */
public final class GoDuration implements ITypeConverter<Duration> {
  private static final Pattern PART = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);

  public GoDuration() {}

  @Override
  public Duration convert(String text) {
    Matcher parts = PART.matcher(text);
    long millis = 0;
    int end = 0;
    while (parts.find() && parts.start() == end) {
      millis += Long.parseLong(parts.group(1)) * MILLIS.getOrDefault(parts.group(2), 0L);
      end = parts.end();
    }
    if (text.isEmpty() || end != text.length() || millis == 0) {
      throw new TypeConversionException(
          "'%s' is no length of time such as 5s or 1m30s".formatted(text));
    }
    return Duration.ofMillis(millis);
  }
}
