package dev.gavel.rego;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.evaluation.BuiltinException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomBuiltinTest {
  private static final Builtin NOTHING = (_, _) -> StringValue.of("called");

  @Test
  void a_policy_calls_a_function_of_the_host() {
    CustomBuiltin twice =
        CustomBuiltin.of(
            "acme.twice(x: number) => y: number",
            (_, arguments) -> NumberValue.of(2 * ((NumberValue) arguments[0]).toLong()));
    assertThat(answer(twice, "acme.twice(input)", 21)).hasToString("42");
  }

  @ParameterizedTest
  @CsvSource({
    "x: string, 1, must be string but got number",
    "'x: array[string]', '\"a\"', must be array but got string",
    "'x: array[string]', '[1]', must be array[string] but got [1]",
    "'x: any<number, string>', '[]', 'must be one of {number, string} but got array'",
    "'x: object<a: number>', '{\"a\":\"b\"}', "
        + "'must be object<a: number> but got {\"a\":\"b\"}'",
    "'x: set[number]', '[1]', must be set but got array",
  })
  void arguments_of_another_type_are_an_error(String parameter, String input, String problem) {
    CustomBuiltin typed = CustomBuiltin.of("acme.typed(" + parameter + ") => y: string", NOTHING);
    assertThatThrownBy(() -> answer(typed, "acme.typed(input)", Value.parse(input)))
        .hasMessageContaining("acme.typed: operand 1 " + problem);
  }

  @Test
  void arguments_of_the_type_are_let_through() {
    CustomBuiltin typed =
        CustomBuiltin.of(
            "acme.typed(x: object<a: number>[string: any], y: array<string>[number], z: any)"
                + " => y: string",
            NOTHING);
    assertThat(answer(typed, "acme.typed({\"a\": 1, \"b\": null}, [\"x\", 1, 2], {1})", null))
        .hasToString("\"called\"");
  }

  @Test
  void an_impure_function_is_asked_once_an_evaluation() {
    AtomicInteger calls = new AtomicInteger();
    CustomBuiltin next =
        CustomBuiltin.impure(
            "acme.next(x: number) => y: number", (_, _) -> NumberValue.of(calls.incrementAndGet()));
    String query = "[acme.next(1), acme.next(2), acme.next(1)]";
    assertThat(answer(next, query, null)).hasToString("[1,2,1]");
    assertThat(answer(next, query, null)).hasToString("[3,4,3]");
  }

  @Test
  void a_function_that_breaks_is_an_error_of_the_function() {
    CustomBuiltin broken =
        CustomBuiltin.of(
            "acme.broken() => y: string",
            (_, _) -> {
              throw new IllegalStateException("out of order");
            });
    assertThatThrownBy(() -> answer(broken, "acme.broken()", null))
        .hasMessageContaining("acme.broken: the function broke: ")
        .hasMessageContaining("out of order");
    assertThat(policies(broken).query("acme.broken()").evaluate().isDefined()).isFalse();
  }

  @Test
  void a_function_that_calls_itself_for_ever_is_an_error_of_the_function() {
    CustomBuiltin endless =
        CustomBuiltin.of("acme.endless() => y: number", (_, _) -> NumberValue.of((long) deeper(1)));
    assertThatThrownBy(() -> answer(endless, "acme.endless()", null))
        .hasMessageContaining("acme.endless: the function broke: java.lang.StackOverflowError");
  }

  private static double deeper(int level) {
    return level < 0 ? 0 : 1 + deeper(level % 1000 + 1);
  }

  @Test
  void a_function_may_say_itself_that_it_failed() {
    CustomBuiltin refusing =
        CustomBuiltin.of(
            "acme.refusing() => y: string",
            (_, _) -> {
              throw BuiltinException.failed("not today");
            });
    assertThatThrownBy(() -> answer(refusing, "acme.refusing()", null))
        .hasMessageContaining("acme.refusing: not today");
  }

  @Test
  void two_functions_of_one_name_are_refused() {
    CustomBuiltin one = CustomBuiltin.of("acme.one() => y: string", NOTHING);
    assertThatThrownBy(() -> Policies.builder().builtin(one).builtin(one).compile())
        .hasMessage("two built-ins are named acme.one; name one of them otherwise");
  }

  @Test
  void a_library_that_is_installed_brings_its_functions(@TempDir Path folder) throws IOException {
    Path source = Files.writeString(folder.resolve("Greetings.java"), LIBRARY);
    String path = System.getProperty("java.class.path") + moduleFolders();
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-cp", path, "-d", "" + folder, "" + source);
    assertThat(failed).isZero();
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(BuiltinLibrary.class.getName()), "acme.Greetings");
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      Policies policies = Policies.builder().installedBuiltins(loader).compile();
      assertThat(policies.query("acme.greet(\"ann\")").evaluate().value().orElseThrow())
          .hasToString("\"hello ann\"");
    }
    assertThat(Policies.builder().installedBuiltins().compile()).isNotNull();
  }

  /** Where the classes are that the library needs, when they are modules. */
  private static String moduleFolders() {
    StringBuilder folders = new StringBuilder();
    for (Class<?> needed : new Class<?>[] {BuiltinLibrary.class, Value.class}) {
      URL at = needed.getProtectionDomain().getCodeSource().getLocation();
      folders.append(java.io.File.pathSeparator).append(Path.of(at.getPath()));
    }
    return folders.toString();
  }

  private static final String LIBRARY =
      """
      package acme;
      public class Greetings implements dev.gavel.rego.BuiltinLibrary {
        public java.util.List<dev.gavel.rego.CustomBuiltin> builtins() {
          return java.util.List.of(
              dev.gavel.rego.CustomBuiltin.of(
                  "acme.greet(name: string) => greeting: string",
                  (during, arguments) ->
                      dev.gavel.engine.value.StringValue.of(
                          "hello "
                              + ((dev.gavel.engine.value.StringValue) arguments[0]).text())));
        }
      }
      """;

  private static Policies policies(CustomBuiltin builtin) {
    return Policies.builder().builtin(builtin).compile();
  }

  private static Value answer(CustomBuiltin builtin, String query, Object input) {
    return policies(builtin).query(query).ask(Request.of(input).strictly()).value().orElseThrow();
  }
}
