package dev.gavel.rego.builtin.web;

import static dev.gavel.rego.builtin.web.WebServer.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.evaluation.BuiltinException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpTlsTest {
  private static final String CA = file("authority.pem");

  @Test
  void an_authority_of_the_request_is_trusted() throws Exception {
    try (WebServer server = WebServer.secure("byaddress", false).page("/", 200, "hello")) {
      ObjectValue answer = Sender.fresh().get(server.url("/"), "tls_ca_cert", CA);
      assertThat(answer.get("raw_body")).isEqualTo(Value.of("hello"));
    }
  }

  @Test
  void an_authority_may_stand_in_a_file(@TempDir Path folder) throws Exception {
    Path authority = Files.writeString(folder.resolve("ca.pem"), CA);
    try (WebServer server = WebServer.secure("byaddress", false).page("/", 200, "hello")) {
      ObjectValue answer =
          Sender.fresh()
              .get(
                  server.url("/"),
                  "tls_ca_cert_file",
                  authority.toString(),
                  "tls_use_system_certs",
                  true);
      assertThat(answer.get("raw_body")).isEqualTo(Value.of("hello"));
    }
  }

  @Test
  void certificates_and_keys_may_stand_in_the_environment() {
    Map<String, String> environment =
        Map.of("CA", CA, "CERT", file("client.pem"), "KEY", file("client-sec1.key"));
    Value request =
        Value.of(
            Map.of(
                "tls_ca_cert_env_variable", "CA",
                "tls_client_cert_env_variable", "CERT",
                "tls_client_key_env_variable", "KEY"));
    Tls tls = Tls.read(new Fields((ObjectValue) request), environment::get);
    assertThat(tls.authorities()).hasSize(1);
    assertThat(tls.identities()).hasSize(1);
    assertThat(tls.context().getProtocol()).isEqualTo("TLS");
  }

  @Test
  void a_host_that_nobody_vouches_for_is_not_trusted() throws Exception {
    try (WebServer server = WebServer.secure("byaddress", false).page("/", 200, "hello")) {
      assertThatThrownBy(() -> Sender.fresh().get(server.url("/"))).hasMessageContaining("tls: ");
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void the_name_in_the_certificate_must_be_the_name_asked() throws Exception {
    try (WebServer server = WebServer.secure("server", false).page("/", 200, "hello")) {
      assertThatThrownBy(() -> Sender.fresh().get(server.url("/"), "tls_ca_cert", CA))
          .hasMessageContaining("tls: ");
      ObjectValue named =
          Sender.fresh()
              .get(server.url("/"), "tls_ca_cert", CA, "tls_server_name", "pay.example.com");
      assertThat(named.get("raw_body")).isEqualTo(Value.of("hello"));
      ObjectValue local =
          Sender.fresh()
              .get(
                  server.url("localhost", "/"),
                  "tls_ca_cert",
                  CA,
                  "tls_server_name",
                  "pay.example.com");
      assertThat(local.get("raw_body")).isEqualTo(Value.of("hello"));
      assertThat(server.asked().getLast().headers().getFirst("Host")).startsWith("localhost:");
    }
  }

  @Test
  void the_host_header_names_the_host_for_tls_too() throws Exception {
    try (WebServer server = WebServer.secure("server", false).page("/", 200, "hello")) {
      ObjectValue answer =
          Sender.fresh()
              .get(
                  server.url("/"), "tls_ca_cert", CA, "headers", Map.of("host", "pay.example.com"));
      assertThat(answer.get("raw_body")).isEqualTo(Value.of("hello"));
      assertThat(server.asked().getFirst().headers().getFirst("Host")).isEqualTo("pay.example.com");
    }
  }

  @Test
  void who_wants_no_check_gets_none() throws Exception {
    try (WebServer server = WebServer.secure("server", false).page("/", 200, "hello")) {
      ObjectValue answer = Sender.fresh().get(server.url("/"), "tls_insecure_skip_verify", true);
      assertThat(answer.get("raw_body")).isEqualTo(Value.of("hello"));
    }
  }

  @Test
  void a_client_shows_who_it_is() throws Exception {
    try (WebServer server = WebServer.secure("byaddress", true).page("/", 200, "hello")) {
      assertThatThrownBy(() -> Sender.fresh().get(server.url("/"), "tls_ca_cert", CA))
          .isInstanceOf(BuiltinException.class);
      ObjectValue answer =
          Sender.fresh()
              .get(
                  server.url("/"),
                  "tls_ca_cert",
                  CA,
                  "tls_client_cert",
                  file("client.pem"),
                  "tls_client_key",
                  file("client.key"));
      assertThat(answer.get("raw_body")).isEqualTo(Value.of("hello"));
    }
  }

  @Test
  void what_is_no_certificate_is_told_without_showing_it() {
    assertThatThrownBy(() -> Sender.fresh().get("https://127.0.0.1/", "tls_ca_cert", "hunter2"))
        .hasMessage("could not append certificates");
    assertThatThrownBy(
            () ->
                Sender.fresh()
                    .get(
                        "https://127.0.0.1/",
                        "tls_client_cert",
                        file("client.pem"),
                        "tls_client_key",
                        "hunter2"))
        .hasMessage("tls: failed to find any PEM data in key input");
  }
}
