package dev.gavel.experiments.bucketing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketingTest {
  private static final Bucketing BUCKETING = Bucketing.standard();

  /** The published vectors of MurmurHash3 x86 32 bit with seed 0. */
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "ffffffff, 76293b50",
    "21436587, f55b516b",
    "214365, 7e4a8634",
    "2143, a0f7b07a",
    "21, 72661cf4",
    "00000000, 2362f9de",
    "000000, 85f0b427",
    "0000, 30f4c306",
    "00, 514e28b7",
    "74657374, ba6bd213",
    "48656c6c6f2c20776f726c6421, c0363e43",
    "54686520717569636b2062726f776e20666f78206a756d7073206f76657220746865206c617a7920646f67,"
        + " 2e4ff723"
  })
  void a_bucket_is_the_published_hash_modulo_10000(String bytes, String hash) {
    long expected = Long.parseLong(hash, 16) % 10_000;

    assertThat(BUCKETING.unit("").bucket(HexFormat.of().parseHex(bytes))).isEqualTo(expected);
  }

  /**
   * Computed once by another implementation. A change here moves users who are in an experiment: a
   * new algorithm needs a new name instead.
   */
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      delimiter = '|',
      value = {
        "user-1|cbc-2026|2841",
        "user-2|cbc-2026|2302",
        "User-1|cbc-2026|9519",
        "user-1 |cbc-2026|7243",
        "user-1|checkout-button-color|3246",
        "user-123|checkout-button-color|9891",
        "''|''|0",
        "a|''|4850",
        "''|a|4850",
        "ab|c|3002",
        "a|bc|3002",
        "42|layer-1|8168",
        "3f2504e0-4f89-41d3-9a0c-0305e82c3301|homepage|8410",
        "jane.doe@example.com|pricing-2026|2935",
        "Zoë|umlaut|2194",
        "李小龙|沙拉|3024",
        "😀|😀|8092",
        "user 1|with space|7508",
        "a/b~c|p|8554",
        "0123456789abcdef0123456789abcdef|0123456789abcdef|9381"
      })
  void no_user_ever_moves(String user, String salt, int bucket) {
    assertThat(BUCKETING.unit(user).bucket(salt.getBytes(UTF_8))).isEqualTo(bucket);
  }

  @Property
  void only_the_bytes_in_a_row_matter(@ForAll String user, @ForAll byte[] salt) {
    byte[] start = user.getBytes(UTF_8);
    byte[] whole = Arrays.copyOf(start, start.length + salt.length);
    System.arraycopy(salt, 0, whole, start.length, salt.length);

    assertThat(BUCKETING.unit(user).bucket(salt))
        .isEqualTo(BUCKETING.unit("").bucket(whole))
        .isBetween(0, Bucketing.BUCKETS - 1);
  }

  /** With 99 degrees of freedom, a fair hash goes past 149 once in a thousand times. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void users_spread_evenly(long seed) {
    Random random = new Random(seed);
    byte[] salt = ("salt-" + seed).getBytes(UTF_8);
    int[] counts = new int[100];
    int users = 200_000;
    for (int i = 0; i < users; i++) {
      counts[BUCKETING.unit("user-" + random.nextLong()).bucket(salt) / 100]++;
    }

    assertThat(chiSquare(counts, users)).isLessThan(149);
  }

  /** Whoever is in the lower half of one experiment must be anywhere in the next one. */
  @Test
  void two_salts_have_nothing_to_do_with_each_other() {
    int users = 200_000;
    int[] counts = new int[100];
    for (int i = 0; i < users; i++) {
      Bucketing.Unit user = BUCKETING.unit(Integer.toString(i));
      int first = user.bucket("one".getBytes(UTF_8)) / 1000;
      int second = user.bucket("two".getBytes(UTF_8)) / 1000;
      counts[first * 10 + second]++;
    }

    assertThat(chiSquare(counts, users)).isLessThan(149);
  }

  private static double chiSquare(int[] counts, int all) {
    double expected = (double) all / counts.length;
    double sum = 0;
    for (int count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }

  @Test
  void an_algorithm_is_found_by_its_name_only() {
    assertThat(Bucketing.names()).containsExactly("murmur3-10000");
    assertThat(Bucketing.named("murmur3-10000")).isSameAs(BUCKETING);
    assertThat(BUCKETING.name()).isEqualTo("murmur3-10000");
    assertThat(Bucketing.named("murmur3")).isNull();
  }
}
