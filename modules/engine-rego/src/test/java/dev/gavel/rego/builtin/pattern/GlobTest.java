package dev.gavel.rego.builtin.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Limits;
import java.util.BitSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GlobTest {
  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.of(
            "a", "b", "/", "*", "**", "?", "{a,b/}", "{*,}", "[ab]", "[!a]", "😀", "é")
        .list()
        .ofMaxSize(8)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "b", "/", "😀", "é", "ab/")
        .list()
        .ofMaxSize(20)
        .map(parts -> String.join("", parts));
  }

  @Property
  void a_short_text_can_be_at_the_same_places_either_way(
      @ForAll("patterns") String pattern, @ForAll("texts") String text) {
    BitSet separators = new BitSet();
    separators.set('/');
    Glob glob;
    try {
      glob = GlobReader.read(pattern, separators);
    } catch (BuiltinException broken) {
      return;
    }
    Glob.Walk walk = new Glob.Walk(new Budget(Limits.DEFAULT, null), text);
    BitSet start = new BitSet();
    start.set(0);
    BitSet places = glob.after(walk, start);
    if (text.length() < Long.SIZE) {
      assertThat(BitSet.valueOf(new long[] {glob.after(walk, 1L)})).isEqualTo(places);
    }
    assertThat(glob.matches(walk.budget(), text)).isEqualTo(places.get(text.length()));
  }
}
