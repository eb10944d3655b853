package dev.gavel.benchmarks.rego;

import dev.gavel.engine.value.JsonLimits;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.Value;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How much memory base data takes, against the JSON it is read from, and how long that takes:
 * {@code modules/benchmarks/rego-data [MEGABYTES]}, or {@code DataFootprint MEGABYTES} with a heap
 * of about eight times that.
 */
final class DataFootprint {
  private static final JsonLimits LIMITS = new JsonLimits(1L << 30, 1000, 100_000);
  private static final int MEGABYTE = 1_000_000;

  /** What large data mostly looks like. */
  private enum Shape {
    /** An array of rows with short texts, each with a list. */
    GRANTS("[", "]") {
      @Override
      String entry(int number, Random random) {
        String actions =
            IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(_ -> "\"" + ACTIONS[random.nextInt(ACTIONS.length)] + "\"")
                .collect(Collectors.joining(","));
        return """
        {"id":"g-%07d","role":"role-%d","user":"user-%05d","resource":"projects/%d/documents/%d",\
        "actions":[%s],"active":%b}\
        """
            .formatted(
                number,
                random.nextInt(40),
                random.nextInt(50_000),
                random.nextInt(500),
                random.nextInt(100_000),
                actions,
                random.nextBoolean());
      }
    },
    /** An object with an entry for each user, of ten fields. */
    USERS("{", "}") {
      @Override
      String entry(int number, Random random) {
        return """
        "user-%07d":{"name":"%s %s","email":"u%07d@example.com","age":%d,"country":"%s",\
        "team":"team-%d","level":%d,"score":%.3f,"active":%b,"manager":"user-%07d",\
        "since":"20%02d-%02d-%02d"}\
        """
            .formatted(
                number,
                NAMES[random.nextInt(NAMES.length)],
                NAMES[random.nextInt(NAMES.length)],
                number,
                18 + random.nextInt(60),
                COUNTRIES[random.nextInt(COUNTRIES.length)],
                random.nextInt(900),
                random.nextInt(12),
                random.nextDouble() * 100,
                random.nextBoolean(),
                random.nextInt(number + 1),
                random.nextInt(26),
                1 + random.nextInt(12),
                1 + random.nextInt(28));
      }
    },
    /** Tenants with objects in objects, and numbers. */
    NESTED("{", "}") {
      @Override
      String entry(int number, Random random) {
        return """
        "t%06d":{"limits":{"cpu":%d,"memory":%d,"storage":{"ssd":%d,"hdd":%d}},\
        "owner":{"id":"user-%05d","contact":{"mail":"m%d@example.com","phone":null}},\
        "regions":[{"name":"%s","weight":%.2f},{"name":"%s","weight":%.2f}],"flags":[%b,%b,%b]}\
        """
            .formatted(
                number,
                random.nextInt(64),
                random.nextInt(1 << 20),
                random.nextInt(4000),
                random.nextInt(90_000),
                random.nextInt(50_000),
                random.nextInt(1_000_000),
                COUNTRIES[random.nextInt(COUNTRIES.length)],
                random.nextDouble(),
                COUNTRIES[random.nextInt(COUNTRIES.length)],
                random.nextDouble(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean());
      }
    };

    private static final String[] ACTIONS = {"read", "write", "list", "delete", "share"};
    private static final String[] NAMES = {
      "Ada", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gia", "Hal"
    };
    private static final String[] COUNTRIES = {"de", "fr", "us", "jp", "br", "in", "za", "se"};

    private final String open;
    private final String close;

    Shape(String open, String close) {
      this.open = open;
      this.close = close;
    }

    abstract String entry(int number, Random random);

    void write(Path file, long bytes) throws IOException {
      Random random = new Random(7);
      try (Writer out = new BufferedWriter(Files.newBufferedWriter(file), 1 << 16)) {
        out.write(open);
        long written = 0;
        for (int number = 0; written < bytes; number++) {
          String entry = (number == 0 ? "" : ",") + entry(number, random);
          out.write(entry);
          written += entry.length();
        }
        out.write(close);
      }
    }
  }

  private DataFootprint() {}

  static void main(String... arguments) throws IOException {
    Locale.setDefault(Locale.ROOT);
    long bytes = Long.parseLong(arguments[0]) * MEGABYTE;
    for (Shape shape : Shape.values()) {
      Path file = Files.createTempFile("data", ".json");
      try {
        shape.write(file, bytes);
        measure(shape, file);
      } finally {
        Files.delete(file);
      }
    }
  }

  private static void measure(Shape shape, Path file) throws IOException {
    long size = Files.size(file);
    long before = heap();
    long start = System.nanoTime();
    Value data = read(file);
    double seconds = (System.nanoTime() - start) / 1e9;
    long held = heap() - before;
    System.out.printf(
        "%-8s %,13d bytes of JSON  %,13d bytes of heap  ratio %.2f  %.2f s  (%s)%n",
        shape, size, held, (double) held / size, seconds, data.kind());
  }

  private static Value read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return JsonReader.read(in, LIMITS);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
