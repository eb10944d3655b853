package dev.gavel.rego.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlanWriterTest {

  /** An empty path and none mean the same; the writer knows one way to say so. */
  @Test
  void what_opa_wrote_is_written_again_to_the_letter() throws IOException {
    String written = shop().replace("\"path\":[]", "\"path\":null").strip();
    assertThat(PlanWriter.write(read(written)).toString()).isEqualTo(written);
  }

  @Test
  void what_is_written_is_read_as_the_same_plan() throws IOException {
    Policy policy = read(shop());
    assertThat(PlanReader.read(PlanWriter.write(policy))).isEqualTo(policy);
  }

  private static Policy read(String json) {
    return PlanReader.read(json.getBytes(StandardCharsets.UTF_8));
  }

  /** What OPA 1.22 plans for the policy beside it. */
  private static String shop() throws IOException {
    try (InputStream in = PlanWriterTest.class.getResourceAsStream("shop.json")) {
      if (in == null) {
        throw new IllegalStateException("shop.json is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
