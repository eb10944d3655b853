package dev.gavel.conditions.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AffixesTest {

  @Property(tries = 5_000)
  void one_of_them_is_enough(
      @ForAll @Size(max = 12) List<@From("words") String> affixes, @ForAll("words") String text) {
    Affixes prepared = Affixes.of(affixes);

    assertThat(prepared.start(text)).isEqualTo(affixes.stream().anyMatch(text::startsWith));
    assertThat(prepared.end(text)).isEqualTo(affixes.stream().anyMatch(text::endsWith));
  }

  @Property
  void any_text_will_do(@ForAll @Size(max = 5) Set<String> affixes, @ForAll String text) {
    Affixes prepared = Affixes.of(affixes);

    assertThat(prepared.start(text)).isEqualTo(affixes.stream().anyMatch(text::startsWith));
    for (String affix : affixes) {
      assertThat(prepared.start(affix + text)).isTrue();
      assertThat(prepared.end(text + affix)).isTrue();
    }
  }

  @Test
  void none_of_none_does() {
    assertThat(Affixes.of(List.of()).start("a")).isFalse();
    assertThat(Affixes.of(List.of()).end("")).isFalse();
  }

  @Test
  void nothing_begins_and_ends_everything() {
    Affixes affixes = Affixes.of(List.of("x", ""));

    assertThat(Stream.of("", "a", "x")).allMatch(affixes::start).allMatch(affixes::end);
  }

  @Test
  void thousands_are_told_apart() {
    Affixes affixes =
        Affixes.of(IntStream.range(0, 20_000).mapToObj(i -> "+" + i * 2 + "-").toList());

    for (int i = 0; i < 40_000; i++) {
      assertThat(affixes.start("+" + i + "-rest")).isEqualTo(i % 2 == 0);
      assertThat(affixes.end("rest+" + i + "-")).isEqualTo(i % 2 == 0);
    }
  }

  @Property
  void equal_are_those_that_answer_alike(@ForAll @Size(min = 1, max = 6) List<String> texts) {
    Affixes affixes = Affixes.of(texts);
    Affixes same =
        Affixes.of(
            Stream.concat(texts.reversed().stream(), texts.stream().map(t -> t + t)).toList());

    assertThat(affixes).isEqualTo(same).hasSameHashCodeAs(same).hasToString(same.toString());
    assertThat(affixes).isNotEqualTo(Affixes.of(List.of()));
  }

  @Test
  void those_that_begin_alike_but_end_otherwise_are_not_equal() {
    assertThat(Affixes.of(List.of("a", "ab"))).isNotEqualTo(Affixes.of(List.of("a")));
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of("a", "b", "ab", "ba", "é", "😀", "")
        .list()
        .ofMaxSize(5)
        .map(parts -> String.join("", parts));
  }
}
