package dev.gavel.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void text_is_only_painted_for_those_who_want_colours() {
    assertThat(terminal(false).paint(Terminal.Colour.RED, "no")).isEqualTo("no");
    assertThat(terminal(true).paint(Terminal.Colour.RED, "no")).isEqualTo("\u001b[31mno\u001b[0m");
  }

  private static Terminal terminal(boolean colours) {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Terminal(InputStream.nullInputStream(), nowhere, nowhere, colours, colours);
  }
}
