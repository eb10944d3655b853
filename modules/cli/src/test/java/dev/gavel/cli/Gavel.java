package dev.gavel.cli;

import dev.gavel.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a stranger sees of one run of the command. */
record Gavel(int exitCode, String out, String err) {

  static Gavel run(String... arguments) {
    return runWithInput("", arguments);
  }

  static Gavel runWithInput(String input, String... arguments) {
    return run(input, Map.of(), arguments);
  }

  static Gavel run(String input, Map<String, String> variables, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);
    int exitCode = Main.run(arguments, terminal, variables);
    return new Gavel(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
