package dev.gavel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyTestCommandTest {
  private static final String POLICY =
      """
      package doors

      default open := false

      open if {
        print("asked by", input.name)
        input.name in data.keys[input.door]
      }
      """;
  private static final String SOUND =
      """
      package doors_test

      import data.doors

      test_a_key_opens if doors.open with input as {"door": "front", "name": "ann"}

      test_no_key if not doors.open with input as {"door": "front", "name": "bob"}

      todo_test_windows if false
      """;
  private static final String BROKEN =
      """
      package doors_test

      test_wrong if {
        wanted := 3
        count(data.keys.front) == wanted
      }

      test_each[name] if {
        some name in ["ann", "bob"]
        data.doors.open with input as {"door": "front", "name": name}
      }
      """;

  @TempDir private Path directory;

  @BeforeEach
  void writePolicies() throws IOException {
    write("doors.rego", POLICY);
    write("doors_test.rego", SOUND);
    write("keys/data.json", "{\"front\": [\"ann\"]}");
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Gavel test(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "test";
    arguments[1] = directory.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return Gavel.run(arguments);
  }

  /** Without what differs from run to run. */
  private String plain(String out) {
    return out.replace(directory + "/", "").replaceAll("\\([0-9.]+[a-zµ]+\\)", "(TIME)");
  }

  private static ObjectValue object(String json) {
    return (ObjectValue) JsonReader.read(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void what_passes_is_counted_and_what_is_to_do_is_named() {
    Gavel gavel = test();
    assertThat(gavel.exitCode()).isZero();
    assertThat(plain(gavel.out()))
        .isEqualTo(
            """
            doors_test.rego:9:
            data.doors_test.todo_test_windows: SKIPPED
            %s
            PASS: 2/3
            SKIPPED: 1/3
            2 passed, 0 failed
            """
                .formatted("-".repeat(80)));
  }

  @Test
  void verbose_shows_what_passes_with_what_it_printed() {
    assertThat(plain(test("-v").out()))
        .startsWith(
            """
            doors_test.rego:5:
            data.doors_test.test_a_key_opens: PASS (TIME)

              asked by ann

            doors_test.rego:7:
            data.doors_test.test_no_key: PASS (TIME)
            """);
  }

  @Test
  void a_failure_names_its_cases_and_makes_the_command_fail() throws IOException {
    write("wrong_test.rego", BROKEN);
    Gavel gavel = test();
    assertThat(gavel.exitCode()).isEqualTo(1);
    assertThat(plain(gavel.out()))
        .contains(
            """
            wrong_test.rego:3:
            data.doors_test.test_wrong: FAIL (TIME)
            wrong_test.rego:8:
            data.doors_test.test_each: FAIL (TIME)
              bob: FAIL
            """)
        .endsWith("PASS: 3/6\nFAIL: 2/6\nSKIPPED: 1/6\n3 passed, 2 failed\n");
  }

  @Test
  void values_say_what_was_compared() throws IOException {
    write("wrong_test.rego", BROKEN);
    assertThat(plain(test("--var-values", "-r", "wrong").out()))
        .contains(
            """
              wrong_test.rego:5:
                count(data.keys.front) == wanted

                Where:

                count(data.keys.front): 1
                data.keys.front: ["ann"]
                wanted: 3
            """);
  }

  @Test
  void a_filter_chooses_tests_by_their_names() {
    assertThat(test("--run", "doors_test.test_no").out())
        .isEqualTo("PASS: 1/1\n1 passed, 0 failed\n");
    assertThat(test("--run", "(").exitCode()).isEqualTo(2);
  }

  @Test
  void no_test_is_fine_unless_one_must_be_there() {
    assertThat(test("-r", "nothing")).isEqualTo(new Gavel(0, "0 passed, 0 failed\n", ""));
    assertThat(test("-r", "nothing", "--fail-on-empty").exitCode()).isEqualTo(1);
  }

  @Test
  void json_is_alone_on_standard_output() throws IOException {
    write("wrong_test.rego", BROKEN);
    Gavel gavel = test("--format", "json", "-r", "test_each");
    assertThat(gavel.err()).isEqualTo("1 passed, 1 failed\n");
    Value results = JsonReader.read(gavel.out().getBytes(StandardCharsets.UTF_8));
    assertThat(results.toString())
        .contains("\"name\":\"test_each\"", "\"fail\":true", "{\"name\":\"bob\",\"fail\":true}");
  }

  @Test
  void coverage_says_which_lines_the_tests_come_to() {
    Gavel gavel = test("--coverage");
    assertThat(gavel.exitCode()).isZero();
    assertThat(gavel.err()).isEqualTo("2 passed, 0 failed\n");
    ObjectValue report = object(gavel.out());
    assertThat(report.get("covered_lines")).isEqualTo(Value.of(6));
    assertThat(report.get("not_covered_lines")).isEqualTo(Value.of(1));
  }

  @Test
  void too_little_coverage_is_a_failure() {
    assertThat(test("--threshold", "80").exitCode()).isZero();
    Gavel gavel = test("--threshold", "90", "-v");
    assertThat(gavel.exitCode()).isEqualTo(1);
    assertThat(gavel.err())
        .startsWith("Code coverage threshold not met: got 85.71 instead of 90.00")
        .contains("doors_test.rego:9\n");
    assertThat(test("--threshold", "101").exitCode()).isEqualTo(2);
  }

  @Test
  void what_does_not_compile_is_drawn_and_counted() throws IOException {
    Path broken = write("broken.rego", "package doors\n\nclosed if opened(1)\n");
    Gavel gavel = test();
    assertThat(gavel.exitCode()).isEqualTo(1);
    assertThat(gavel.out()).isEqualTo("0 passed, 1 failed\n");
    assertThat(gavel.err())
        .contains(
            broken + ":3: rego_type_error: undefined function opened\n\tclosed if opened(1)\n");
  }

  @Test
  void names_can_be_ignored() throws IOException {
    write("drafts/broken.rego", "package");
    write("half_draft.rego", "package");
    assertThat(test("--ignore", "drafts,*_draft.rego").exitCode()).isZero();
  }

  @Test
  void old_modules_are_read_when_that_is_said() throws IOException {
    Path old = write("old/a_test.rego", "package a\n\ntest_x { true }\n");
    assertThat(Gavel.run("test", old.toString()).exitCode()).isEqualTo(1);
    assertThat(Gavel.run("test", "--v0-compatible", old.toString()).out())
        .isEqualTo("PASS: 1/1\n1 passed, 0 failed\n");
  }

  @Test
  void rule_cases_and_policies_may_lie_together() throws IOException {
    write(
        "cases.json",
        """
        {"cases": [{"note": "a US visitor",
          "rules": {"attribute": "country", "operator": "eq", "value": "US"},
          "context": {"country": "US"}, "want": true}]}
        """);
    assertThat(test("--engine", "native").out()).endsWith("\n3 passed, 0 failed\n");
  }

  @Test
  void a_second_rule_of_a_name_is_a_test_of_its_own() throws IOException {
    write("twice_test.rego", "package twice\n\ntest_x if true\n\ntest_x if false\n");
    assertThat(plain(test("-r", "twice").out()))
        .contains("twice_test.rego:5:\ndata.twice.test_x#01: FAIL (TIME)\n")
        .endsWith("1 passed, 1 failed\n");
  }

  @Test
  void a_test_that_takes_too_long_is_an_error() throws IOException {
    write(
        "slow_test.rego",
        """
        package slow

        test_slow if {
          some a in numbers.range(1, 3000)
          some b in numbers.range(1, 3000)
          a * b < 0
        }
        """);
    assertThat(test("-r", "slow", "--timeout", "50ms").out())
        .contains("data.slow.test_slow: ERROR", "eval_cancel_error")
        .endsWith("0 passed, 1 failed\n");
  }

  @Test
  void conformance_cases_are_counted_by_family() throws IOException {
    write(
        "suite/sums.json",
        """
        {"cases": [
          {"note": "right", "query": "data.t.p = x", "modules": ["package t\\np := 1 + 1"],
           "want_result": [{"x": 2}]},
          {"note": "wrong", "query": "data.t.p = x", "modules": ["package t\\np := 1 + 1"],
           "want_result": [{"x": 3}]}]}
        """);
    Gavel gavel = Gavel.run("test", "-v", "--opa-cases", directory.resolve("suite").toString());
    assertThat(gavel.exitCode()).isEqualTo(1);
    assertThat(gavel.out())
        .startsWith("FAIL sums wrong: ")
        .endsWith("family  passed  failed\nsums         1       1\n1 passed, 1 failed\n");
  }
}
