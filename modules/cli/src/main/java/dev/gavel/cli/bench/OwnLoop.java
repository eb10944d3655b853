package dev.gavel.cli.bench;

import dev.gavel.cli.bench.Contender.Reader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;

/**
 * Each contender gets a copy of this class for itself, so that the JVM compiles the loop for that
 * one, as it would where there is no other.
 */
final class OwnLoop implements Loop {
  private static final int BATCH = 64;

  static Loop copy() {
    try (InputStream own = OwnLoop.class.getResourceAsStream("OwnLoop.class")) {
      if (own == null) {
        throw new IllegalStateException("the class file of the loop is not there");
      }
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      return (Loop)
          lookup
              .defineHiddenClass(own.readAllBytes(), true)
              .lookupClass()
              .getDeclaredConstructor()
              .newInstance();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public Count run(Reader reader, String[] keys, AtomicBoolean over) {
    long reads = 0;
    long found = 0;
    long start = System.nanoTime();
    while (!over.get()) {
      for (int i = 0; i < BATCH; i++) {
        if (reader.read(keys, (int) reads++)) {
          found++;
        }
      }
    }
    return new Count(reads, found, System.nanoTime() - start);
  }

  @Override
  public Count time(Reader reader, String[] keys, AtomicBoolean over, Histogram times) {
    long reads = 0;
    long found = 0;
    long start = System.nanoTime();
    while (!over.get()) {
      long before = System.nanoTime();
      boolean there = reader.read(keys, (int) reads++);
      long after = System.nanoTime();
      times.recordValue(after - before);
      if (there) {
        found++;
      }
    }
    return new Count(reads, found, System.nanoTime() - start);
  }
}
