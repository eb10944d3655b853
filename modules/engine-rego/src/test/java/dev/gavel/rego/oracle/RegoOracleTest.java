package dev.gavel.rego.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.rego.syntax.tree.Dialect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * {@code -Dgavel.oracle.programs} says how many programs, {@code -Dgavel.oracle.seed} from where.
 */
class RegoOracleTest {
  private static final int MOST_SHOWN = 5;

  @Test
  void programs_made_up_come_out_as_with_opa() throws IOException, InterruptedException {
    Path command = OpaServer.command();
    if (command == null) {
      System.out.println("Left out: neither GAVEL_OPA nor the path names an opa to compare with.");
      return;
    }
    long seed = Long.getLong("gavel.oracle.seed", 0);
    int count = Integer.getInteger("gavel.oracle.programs", 300);
    List<String> differences = new ArrayList<>();
    try (OpaServer old = new OpaServer(command, Dialect.V0);
        OpaServer present = new OpaServer(command, Dialect.V1)) {
      for (long i = seed; i < seed + count && differences.size() < MOST_SHOWN; i++) {
        Program program = ProgramMaker.program(i);
        Outcome wanted = (program.dialect() == Dialect.V0 ? old : present).ask(program);
        Outcome got = Outcome.of(program);
        if (!got.agreesWith(wanted)) {
          differences.add(program + "\nGavel: " + got + "\nOPA: " + wanted);
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void a_seed_gives_one_program() {
    assertThat(ProgramMaker.program(7)).isEqualTo(ProgramMaker.program(7));
  }
}
