package dev.gavel.benchmarks.rego;

import com.fasterxml.jackson.databind.node.IntNode;
import com.styra.opa.wasm.OpaBuiltin;
import com.styra.opa.wasm.OpaPolicy;
import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * One policy, which OPA has compiled to WebAssembly, on a JVM; its input is always JSON. Versions
 * are compared by the host, for which the SDK has nothing: plain ones, as most are.
 */
final class WasmTimes {
  private WasmTimes() {}

  static void main(String... arguments) {
    PolicyFolder policy = new PolicyFolder(Path.of(arguments[0]));
    Duration round = Duration.ofMillis(Long.parseLong(arguments[1]));
    OpaPolicy wasm =
        OpaPolicy.builder()
            .withPolicy(Path.of(arguments[2]))
            .addBuiltins(
                OpaBuiltin.from(
                    "semver.compare",
                    (_, one, other) ->
                        IntNode.valueOf(
                            Arrays.compare(version(one.asText()), version(other.asText())))))
            .build();
    wasm.data(policy.text("data.json"));
    byte[] json = policy.bytes("input.json");
    String answer = wasm.evaluate(new String(json, StandardCharsets.UTF_8));
    ArrayValue results = (ArrayValue) Value.parse(answer);
    policy.check(((ObjectValue) results.get(0)).get("result"));
    Rounds.report(
        "opa-java-wasm, JSON in",
        round,
        () -> wasm.evaluate(new String(json, StandardCharsets.UTF_8)));
  }

  private static int[] version(String text) {
    return Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }
}
