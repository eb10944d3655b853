package dev.gavel.rego.opacases;

import dev.gavel.engine.value.JsonException;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.encoding.YamlReader;
import dev.gavel.rego.diagnostic.LoadException;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.syntax.tree.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs all cases below a folder, those of a file one after the other. */
public final class OpaCases {
  private static final String OLD = "v0";

  /**
   * How a case came out.
   *
   * @param family the file's name, or its folder's when the file is one of many
   * @param failure why it failed; empty when it passed
   */
  public record Outcome(String family, String note, String failure) {
    public boolean passed() {
      return failure.isEmpty();
    }
  }

  private OpaCases() {}

  /**
   * Runs the cases of a folder or a file.
   *
   * @param dialect of the modules; below a folder named {@code v0} they are of that dialect
   */
  public static void run(Path place, Dialect dialect, Consumer<Outcome> heard) {
    for (Path file : files(place)) {
      boolean old = false;
      for (Path part : file) {
        old |= part.toString().equals(OLD);
      }
      OpaCaseRun run = new OpaCaseRun(old ? Dialect.V0 : dialect);
      for (OpaCase test : read(file)) {
        heard.accept(new Outcome(family(place, file), test.note(), run.failure(test)));
      }
    }
  }

  private static List<Path> files(Path place) {
    if (Files.isRegularFile(place)) {
      return List.of(place);
    }
    try (Stream<Path> below = Files.walk(place)) {
      return below.filter(OpaCases::isOurs).sorted().toList();
    } catch (IOException unreadable) {
      throw new LoadException(place + ": cannot be read: " + unreadable.getMessage());
    }
  }

  private static boolean isOurs(Path file) {
    String name = file.toString();
    return Files.isRegularFile(file)
        && (name.endsWith(".json") || name.endsWith(".yaml") || name.endsWith(".yml"));
  }

  private static String family(Path place, Path file) {
    Path parent = file.getParent();
    String name = String.valueOf(file.getFileName());
    return parent == null || parent.equals(place) || file.equals(place)
        ? name.substring(0, name.lastIndexOf('.'))
        : String.valueOf(parent.getFileName());
  }

  private static List<OpaCase> read(Path file) {
    Value document = document(file);
    if (!(document instanceof ObjectValue object) || !object.has("cases")) {
      throw new LoadException(file + ": a file of cases is an object with a list \"cases\"");
    }
    List<OpaCase> cases = new ArrayList<>();
    for (Value test : Fields.list("cases", Fields.object(object, "cases"))) {
      if (!(test instanceof ObjectValue fields)) {
        throw new LoadException(file + ": a case is an object");
      }
      cases.add(OpaCase.of(fields));
    }
    return cases;
  }

  private static Value document(Path file) {
    try {
      byte[] content = Files.readAllBytes(file);
      return file.toString().endsWith(".json")
          ? JsonReader.read(content)
          : YamlReader.read(
              new String(content, StandardCharsets.UTF_8), new Budget(Limits.DEFAULT, null));
    } catch (IOException | JsonException | BuiltinException unreadable) {
      throw new LoadException(file + ": " + unreadable.getMessage());
    }
  }
}
