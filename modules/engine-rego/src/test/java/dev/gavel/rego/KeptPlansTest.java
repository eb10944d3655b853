package dev.gavel.rego;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.rego.diagnostic.LoadException;
import dev.gavel.rego.diagnostic.RejectedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPlansTest {
  private static final String POLICY = "package p\nallow if input.user == data.root";

  @TempDir private Path folder;

  private Policies policies(String policy, Map<String, ?> data) {
    return Policies.builder().module("p.rego", policy).data(data).keptIn(folder).compile();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void a_query_that_is_kept_is_answered_as_before() throws IOException {
    Map<String, String> data = Map.of("root", "bob");
    PreparedQuery first = policies(POLICY, data).query("data.p.allow");
    assertThat(files()).hasSize(2);
    PreparedQuery again = policies(POLICY, data).query("data.p.allow");
    assertThat(again.isTrue(Map.of("user", "bob"))).isTrue();
    assertThat(again.isTrue(Map.of("user", "eve"))).isFalse();
    assertThat(again.expressions().getFirst().text())
        .isEqualTo(first.expressions().getFirst().text());
  }

  @Test
  void nothing_is_compiled_or_written_a_second_time() throws IOException {
    policies(POLICY, Map.of()).query("data.p.allow");
    FileTime old = FileTime.fromMillis(0);
    for (Path file : files()) {
      Files.setLastModifiedTime(file, old);
    }
    policies(POLICY, Map.of()).query("data.p.allow");
    for (Path file : files()) {
      assertThat(Files.getLastModifiedTime(file)).isEqualTo(old);
    }
  }

  @Test
  void another_policy_has_another_plan() {
    policies(POLICY, Map.of()).query("data.p.allow");
    PreparedQuery other =
        policies("package p\nallow if input.user == \"eve\"", Map.of()).query("data.p.allow");
    assertThat(other.isTrue(Map.of("user", "eve"))).isTrue();
  }

  @Test
  void a_query_that_was_never_asked_is_compiled_then() {
    policies(POLICY, Map.of());
    assertThat(policies(POLICY, Map.of()).query("1 + 1").evaluate().value())
        .hasToString("Optional[2]");
  }

  @Test
  void a_file_that_is_damaged_is_as_good_as_none() throws IOException {
    policies(POLICY, Map.of("root", "bob")).query("data.p.allow");
    for (Path file : files()) {
      Files.writeString(file, "{\"plan\": [1, 2");
    }
    PreparedQuery allow = policies(POLICY, Map.of("root", "bob")).query("data.p.allow");
    assertThat(allow.isTrue(Map.of("user", "bob"))).isTrue();
  }

  @Test
  void data_where_a_rule_is_counts_as_a_mistake_also_when_the_policy_is_kept() {
    policies(POLICY, Map.of());
    assertThatThrownBy(() -> policies(POLICY, Map.of("p", Map.of("allow", true))))
        .isInstanceOf(RejectedException.class);
  }

  @Test
  void a_folder_that_cannot_be_written_is_named() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    PoliciesBuilder builder =
        Policies.builder().module("p.rego", POLICY).keptIn(file.resolve("inside"));
    assertThatThrownBy(builder::compile)
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("; name a folder that can be ");
  }
}
