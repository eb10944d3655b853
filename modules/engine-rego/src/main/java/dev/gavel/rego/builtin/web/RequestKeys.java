package dev.gavel.rego.builtin.web;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.SetValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.encoding.RegoValueText;
import dev.gavel.rego.evaluation.BuiltinException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which keys the object that describes a request has. */
final class RequestKeys {
  private static final Set<String> ALLOWED =
      Set.of(
          "method",
          "url",
          "body",
          "enable_redirect",
          "force_json_decode",
          "force_yaml_decode",
          "headers",
          "raw_body",
          "tls_use_system_certs",
          "tls_ca_cert",
          "tls_ca_cert_file",
          "tls_ca_cert_env_variable",
          "tls_client_cert",
          "tls_client_cert_file",
          "tls_client_cert_env_variable",
          "tls_client_key",
          "tls_client_key_file",
          "tls_client_key_env_variable",
          "tls_insecure_skip_verify",
          "tls_server_name",
          "timeout",
          "cache",
          "force_cache",
          "force_cache_duration_seconds",
          "raise_error",
          "caching_mode",
          "max_retry_attempts",
          "cache_ignored_headers");

  private RequestKeys() {}

  static void check(ObjectValue request) {
    List<Value> unknown = new ArrayList<>();
    for (int i = 0; i < request.size(); i++) {
      Value key = request.key(i);
      if (!(key instanceof StringValue name) || !ALLOWED.contains(name.text())) {
        unknown.add(key);
      }
    }
    refuse(1, unknown, "invalid request parameters(s)");
    refuse(1, missing(request, "method", "url"), "missing required request parameters(s)");
  }

  static List<Value> missing(ObjectValue object, String... names) {
    List<Value> missing = new ArrayList<>();
    for (String name : names) {
      if (!object.has(name)) {
        missing.add(StringValue.of(name));
      }
    }
    return missing;
  }

  static void refuse(int operand, List<Value> keys, String problem) {
    if (!keys.isEmpty()) {
      throw BuiltinException.operand(operand, problem + ": " + RegoValueText.of(SetValue.of(keys)));
    }
  }
}
