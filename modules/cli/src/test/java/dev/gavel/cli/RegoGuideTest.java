package dev.gavel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.cli.house.Checkout;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.Answer;
import dev.gavel.rego.CustomBuiltin;
import dev.gavel.rego.Policies;
import dev.gavel.rego.PreparedQuery;
import dev.gavel.rego.evaluation.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the documentation of Rego shows is what happens. */
class RegoGuideTest {
  private static final Pattern FILE =
      Pattern.compile("(?ms)`([a-z/]+\\.(?:rego|json))`:\\n\\n```[a-z]+\\n(.*?)^```");
  private static final Pattern SESSION = Pattern.compile("(?ms)^```console\\n(.*?)^```");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
  private static final String PROMPT = "$ ./gavel ";

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "README.md, ## Policies in Rego, ## As a service",
    "docs/rego.md, # Policies, ## In your"
  })
  void commands_print_what_is_written_below_them(String page, String from, String to)
      throws IOException {
    String part = part(page, from, to);
    writeFiles(part);
    List<String> shown = new ArrayList<>();
    List<String> printed = new ArrayList<>();
    for (MatchResult session : SESSION.matcher(part).results().toList()) {
      String text = session.group(1);
      shown.add(text);
      printed.add(played(text));
    }
    assertThat(printed).isNotEmpty().isEqualTo(shown);
  }

  private static String part(String page, String from, String to) throws IOException {
    String text = Files.readString(Checkout.ROOT.resolve(page));
    int start = text.indexOf(from);
    return text.substring(start, text.indexOf(to, start));
  }

  private void writeFiles(String part) throws IOException {
    for (MatchResult file : FILE.matcher(part).results().toList()) {
      Path path = directory.resolve(file.group(1));
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.group(2));
    }
  }

  /** The commands of a session, each with what it prints. */
  private String played(String session) {
    StringBuilder played = new StringBuilder();
    session
        .lines()
        .filter(line -> line.startsWith(PROMPT))
        .forEach(
            line -> {
              Gavel gavel = Gavel.run(words(line.substring(PROMPT.length())));
              String output = gavel.out() + gavel.err();
              played.append(line).append('\n').append(output.replace(directory + "/", ""));
            });
    return played.toString();
  }

  private String[] words(String line) {
    return WORD.matcher(line)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .map(
            word ->
                Files.exists(directory.resolve(word)) ? directory.resolve(word).toString() : word)
        .toArray(String[]::new);
  }

  @Test
  void the_program_of_the_readme_answers_as_its_comments_say() throws IOException {
    writeFiles(part("README.md", "## Policies in Rego", "## As a service"));
    assertIsWritten("README.md", "Policies policies = Policies.of(Path.of(\"policies\"));");
    Policies policies = Policies.of(directory.resolve("policies"));
    PreparedQuery allow = policies.query("data.authz.allow");

    assertIsWritten(
        "README.md", "allow.isTrue(Map.of(\"user\", \"alice\", \"action\", \"write\"));   // true");
    assertThat(allow.isTrue(Map.of("user", "alice", "action", "write"))).isTrue();
    assertIsWritten(
        "README.md",
        "allow.isTrue(Map.of(\"user\", \"bob\", \"action\", \"write\"));     // false");
    assertThat(allow.isTrue(Map.of("user", "bob", "action", "write"))).isFalse();
  }

  @Test
  void the_programs_of_the_guide_answer_as_their_comments_say() throws IOException {
    writeFiles(part("docs/rego.md", "# Policies", "A mistake"));
    Policies policies =
        Policies.builder()
            .path(directory.resolve("policies"))
            .limits(Limits.DEFAULT.withTime(Duration.ofSeconds(50)))
            .builtin(
                CustomBuiltin.of(
                    "acme.is_staff(mail: string) => answer: boolean",
                    (during, arguments) ->
                        BooleanValue.of(
                            arguments[0] instanceof StringValue mail
                                && mail.text().endsWith("@acme.example"))))
            .compile();
    PreparedQuery grants = policies.query("data.roles.grants");

    Answer answer = grants.evaluate(Map.of("user", "bob"));
    assertIsWritten("docs/rego.md", "answer.value();      // Optional[[\"guest\"]]");
    assertThat(answer.value().map(Value::toString)).contains("[\"guest\"]");
    assertThat(answer.isDefined()).isTrue();
    assertThat(policies.query("acme.is_staff(\"bob@acme.example\")").evaluate().isTrue()).isTrue();
  }

  private static void assertIsWritten(String page, String line) throws IOException {
    assertThat(Files.readString(Checkout.ROOT.resolve(page))).contains(line);
  }
}
