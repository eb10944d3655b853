package dev.gavel.cache.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyspaceTest {
  private final Keyspace keys = new Keyspace("ns", 3);

  @Test
  void a_key_names_the_namespace_and_the_format() {
    assertThat(keys.key("a:b")).asString(UTF_8).isEqualTo("gavel:ns:v3:a:b");
    assertThat(keys.epoch()).asString(UTF_8).isEqualTo("gavel:ns:epoch");
    assertThat(keys.channel()).asString(UTF_8).isEqualTo("gavel:ns:invalidations");
  }

  @Test
  void what_is_invalidated_goes_in_the_formats_beside_it_too() {
    assertThat(keys.keyInEveryFormat("k").stream().map(key -> new String(key, UTF_8)))
        .containsExactly("gavel:ns:v2:k", "gavel:ns:v3:k", "gavel:ns:v4:k");
  }

  @Test
  void a_pattern_means_the_characters_of_the_prefix_themselves() {
    assertThat(keys.pattern("a*b?[c]^\\"))
        .asString(UTF_8)
        .isEqualTo("gavel:ns:v*:a\\*b\\?\\[c\\]\\^\\\\*");
  }

  @Test
  void a_key_is_under_the_prefix_of_its_name_and_not_of_a_part_of_it() {
    assertThat(keys.isUnder(keys.key("a:b"), "a:")).isTrue();
    assertThat(keys.isUnder(keys.key("x:a:b"), "a:")).isFalse();
    assertThat(keys.isUnder("gavel:ns:v12:a".getBytes(UTF_8), "a")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a:b", "a*", "ä", "a b"})
  void a_namespace_that_could_be_taken_for_something_else_is_refused(String namespace) {
    assertThatThrownBy(() -> new Keyspace(namespace, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("namespace");
  }

  @Property
  void the_head_of_a_name_is_text_that_is_short_enough(
      @ForAll @StringLength(max = 600) String name) {
    String head = Keyspace.head(name);

    assertThat(name).startsWith(head);
    assertThat(head.length()).isLessThanOrEqualTo(Keyspace.LONGEST_NAME);
    assertThat(new String(head.getBytes(UTF_8), UTF_8)).isEqualTo(head);
    assertThat(Keyspace.canName(head)).isTrue();
  }

  @Test
  void a_pair_of_surrogates_is_not_torn_apart() {
    String name = "x".repeat(511) + "😀";

    assertThat(Keyspace.head(name)).isEqualTo("x".repeat(511));
  }
}
