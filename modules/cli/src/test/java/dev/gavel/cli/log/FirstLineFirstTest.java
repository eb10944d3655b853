package dev.gavel.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FirstLineFirstTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final FirstLineFirst lines = new FirstLineFirst(out);

  @Test
  void what_comes_before_the_first_line_waits_for_it() throws IOException {
    write("early\n");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    lines.open("first");
    write("late\n");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("first\nearly\nlate\n");
  }

  @Test
  void without_a_first_line_nothing_is_lost() throws IOException {
    write("early\n");
    lines.giveUp();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("early\n");
  }

  @Test
  void only_so_much_is_held_back() throws IOException {
    String line = "x".repeat(1000) + "\n";
    for (int i = 0; i < 2000; i++) {
      write(line);
    }
    assertThat(out.size()).isPositive();
    lines.giveUp();
    assertThat(out.size()).isEqualTo(2000 * line.length());
  }

  private void write(String text) throws IOException {
    lines.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
