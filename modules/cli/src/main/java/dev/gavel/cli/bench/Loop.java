package dev.gavel.cli.bench;

import dev.gavel.cli.bench.Contender.Reader;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;

/** Reads until it is told to stop; the keys are as many as a power of two. */
interface Loop {

  /** How many of the reads found what they were after, and how many reads there were. */
  record Count(long reads, long found, long nanoseconds) {
    double perSecond() {
      return reads * 1e9 / nanoseconds;
    }
  }

  Count run(Reader reader, String[] keys, AtomicBoolean over);

  /** Takes the time of each read, in nanoseconds. */
  Count time(Reader reader, String[] keys, AtomicBoolean over, Histogram times);
}
