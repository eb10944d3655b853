package dev.gavel.rego.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.EngineConfig;
import dev.gavel.engine.Reads;
import dev.gavel.engine.Source;
import dev.gavel.engine.Stretch;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.CustomBuiltin;
import dev.gavel.rego.Policies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReadsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private static Reads reads(String rules) {
    Map<String, String> modules = Map.of("p.rego", "package p\n" + rules);
    return Objects.requireNonNull(
        new RegoEngine()
            .create(EngineConfig.DEFAULT)
            .compile(new Source.Policies(modules, "data.p.allow", ObjectValue.EMPTY))
            .orThrow()
            .reads());
  }

  private static List<Object> shown(Reads reads, String input) {
    List<Object> shown = new ArrayList<>();
    reads.show(Value.parse(input), part -> shown.add(part == null ? "nothing" : part));
    return shown;
  }

  @Test
  void a_policy_shows_what_it_can_look_at() {
    Reads reads = reads("allow if { input.user.plan == \"pro\"; count(input.tags) > 1 }");

    assertThat(shown(reads, "{\"user\": {\"plan\": \"x\", \"id\": 7}, \"tags\": [1], \"ip\": 3}"))
        .isEqualTo(shown(reads, "{\"tags\": [1], \"user\": {\"plan\": \"x\", \"id\": 8}}"))
        .isNotEqualTo(shown(reads, "{\"tags\": [1], \"user\": {\"plan\": \"y\"}}"))
        .isNotEqualTo(shown(reads, "{\"tags\": [2], \"user\": {\"plan\": \"x\"}}"))
        .isNotEqualTo(shown(reads, "{\"user\": {\"plan\": \"x\"}}"));
  }

  @Test
  void what_looks_at_the_input_alone_holds_always() {
    assertThat(reads("allow if time.weekday(input.ns) == \"Monday\"").around(NOW))
        .isEqualTo(Stretch.ALWAYS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time.now_ns() > 0",
        "rand.intn(\"x\", 6) == 3",
        "uuid.rfc4122(\"x\") != \"\"",
        "http.send({\"method\": \"get\", \"url\": input.url}).status_code == 200",
        "net.lookup_ip_addr(\"localhost\")",
        "opa.runtime().env.HOME",
        "io.jwt.decode_verify(input.token, {\"secret\": \"s\"})[0]",
        "io.jwt.encode_sign({\"alg\": \"HS256\"}, {}, {\"kty\": \"oct\", \"k\": \"a2V5\"})",
        "io.jwt.encode_sign_raw(\"{}\", \"{}\", \"{}\")",
        "json.match_schema(input, {\"$ref\": \"https://example.com/s\"})[0]",
        "json.verify_schema({\"$ref\": \"https://example.com/s\"})[0]",
        "crypto.x509.parse_and_verify_certificates(input.chain)[0]",
        "crypto.x509.parse_and_verify_certificates_with_options(input.chain, {})[0]",
        "gavel.time_window_now({\"value\": {\"business_hours\": true}})"
      })
  void what_may_look_at_the_clock_at_chance_or_at_the_world_holds_at_no_other_moment(String body) {
    assertThat(reads("allow if " + body).around(NOW)).isEqualTo(Stretch.NEVER);
    assertThat(reads("allow if input.x\nallow if { f(1) }\nf(_) if " + body).around(NOW))
        .isEqualTo(Stretch.NEVER);
  }

  @Test
  void what_no_question_leads_to_does_not_count() {
    assertThat(reads("allow if input.x\nnow := time.now_ns()").around(NOW))
        .isEqualTo(Stretch.ALWAYS);
  }

  @Test
  void a_function_of_somebody_else_counts_as_it_says() {
    Policies policies =
        Policies.builder()
            .builtin(CustomBuiltin.of("acme.pure(x: any) => y: any", (_, given) -> given[0]))
            .builtin(CustomBuiltin.impure("acme.dice(x: any) => y: any", (_, given) -> given[0]))
            .compile();

    assertThat(Objects.requireNonNull(policies.query("acme.pure(input.x)").reads()).around(NOW))
        .isEqualTo(Stretch.ALWAYS);
    assertThat(Objects.requireNonNull(policies.query("acme.dice(input.x)").reads()).around(NOW))
        .isEqualTo(Stretch.NEVER);
  }
}
