package dev.gavel.rego;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.rego.diagnostic.LoadException;
import dev.gavel.rego.diagnostic.RejectedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that are broken, or that were made to break whoever unpacks them. */
class HostileBundlesTest {
  @ParameterizedTest
  @ValueSource(strings = {"77777777777", "00000001000", "zzz", "-1", "40000000000"})
  void a_size_that_is_a_lie_is_refused(String size) {
    assertThatThrownBy(() -> load(Archives.header("data.json", size)))
        .isInstanceOf(LoadException.class);
  }

  @Test
  void an_archive_that_unpacks_to_something_huge_is_refused() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 3; i++) {
        gzip.write(Archives.header("x" + i + ".bin", "05000000000"));
        byte[] zeros = new byte[1 << 20];
        for (int written = 0; written < 640; written++) {
          gzip.write(zeros);
        }
      }
    }
    assertThatThrownBy(() -> load(packed.toByteArray()))
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("bytes in all");
  }

  @Test
  void a_path_that_leads_out_is_only_a_name() {
    byte[] bundle = Archives.tar(List.of("../../etc/data.json"), List.of("{\"x\": 1}"));
    Policies policies = load(bundle);
    assertThat(policies.query("data[\"..\"][\"..\"].etc.x").evaluate().value())
        .hasToString("Optional[1]");
  }

  @Test
  void broken_archives_are_refused_with_a_sentence() throws IOException {
    byte[] sound = packed(Archives.tar(List.of("data.json", "a.rego"), List.of("{}", "package a")));
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] broken = Arrays.copyOf(sound, random.nextInt(sound.length) + 1);
      broken[random.nextInt(broken.length)] ^= (byte) (1 + random.nextInt(255));
      try {
        load(broken);
      } catch (LoadException | RejectedException _) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private static byte[] packed(byte[] archive) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(archive);
    }
    return packed.toByteArray();
  }

  private static Policies load(byte[] bundle) {
    return Policies.builder().bundle("b", new ByteArrayInputStream(bundle)).compile();
  }
}
