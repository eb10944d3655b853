package dev.gavel.testkit.generate;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.Value;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/**
 * A list of numbers, each of which makes one choice; where the list ends, the first choice is
 * taken, which is always the simplest. So shorter lists and smaller numbers are smaller documents,
 * and lists of numbers are what jqwik makes and shrinks fastest.
 */
final class Choices {
  private final List<Integer> numbers;
  private int next;

  private Choices(List<Integer> numbers) {
    this.numbers = numbers;
  }

  static <T> Arbitrary<T> grow(int most, Function<Choices, T> document) {
    return Arbitraries.integers()
        .between(0, 9999)
        .withDistribution(RandomDistribution.uniform())
        .list()
        .ofMaxSize(most)
        .withSizeDistribution(RandomDistribution.uniform())
        .map(numbers -> document.apply(new Choices(numbers)));
  }

  int below(int bound) {
    return next < numbers.size() ? numbers.get(next++) % bound : 0;
  }

  /** Rarely enough, and never once the numbers have run out. */
  boolean oneIn(int times) {
    return below(times) == times - 1;
  }

  <T> T from(List<T> pool) {
    return pool.get(below(pool.size()));
  }

  /** Mostly one of the first few, so that two choices are often the same. */
  <T> T common(List<T> pool) {
    return pool.get(below(below(3) < 2 ? Math.min(4, pool.size()) : pool.size()));
  }

  ArrayValue array(int most, Supplier<? extends Value> item) {
    return ArrayValue.of(Stream.generate(item).limit(below(most + 1)).toList());
  }

  ArrayValue pair(Supplier<? extends Value> item) {
    return ArrayValue.of(item.get(), item.get());
  }
}
