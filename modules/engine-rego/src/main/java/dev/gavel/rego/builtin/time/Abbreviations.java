package dev.gavel.rego.builtin.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is written for a zone at a moment, such as CET and CEST. The JDK knows offsets but not these
 * names, so they come with us; zones that have none are written as their offset.
 */
final class Abbreviations {
  private static final Map<String, Map<Integer, String>> BY_ZONE = read();

  private Abbreviations() {}

  static String of(ZonedDateTime moment) {
    if (moment.getZone().equals(ZoneOffset.UTC)) {
      return "UTC";
    }
    int offset = moment.getOffset().getTotalSeconds();
    String name = BY_ZONE.getOrDefault(moment.getZone().getId(), Map.of()).get(offset);
    return name == null ? written(offset) : name;
  }

  private static String written(int offset) {
    int minutes = Math.abs(offset) / 60;
    String sign = offset < 0 ? "-" : "+";
    return sign + twoDigits(minutes / 60) + (minutes % 60 == 0 ? "" : twoDigits(minutes % 60));
  }

  private static String twoDigits(int number) {
    return (number < 10 ? "0" : "") + number;
  }

  private static Map<String, Map<Integer, String>> read() {
    Map<String, Map<Integer, String>> byZone = new HashMap<>();
    InputStream in = Abbreviations.class.getResourceAsStream("abbreviations.txt");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.US_ASCII))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> {
                int colon = line.indexOf(" : ");
                Map<Integer, String> names = names(line.substring(0, colon));
                for (String zone : List.of(line.substring(colon + 3).split(" ", -1))) {
                  byZone.put(zone, names);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(byZone);
  }

  /** Names with their offsets in seconds, as in {@code CET+3600 CEST+7200}. */
  private static Map<Integer, String> names(String text) {
    Map<Integer, String> names = new HashMap<>();
    for (String name : List.of(text.split(" ", -1))) {
      int sign = Math.max(name.indexOf('+'), name.indexOf('-'));
      names.put(Integer.parseInt(name.substring(sign)), name.substring(0, sign));
    }
    return Map.copyOf(names);
  }
}
