package dev.gavel.rego;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.JsonException;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.LoadException;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.load.ContentDigest;
import dev.gavel.rego.plan.PlanException;
import dev.gavel.rego.plan.PlanReader;
import dev.gavel.rego.plan.PlanWriter;
import dev.gavel.rego.plan.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Plans of queries in a folder, so that a process that starts again compiles nothing that did not
 * change. A file's name is a digest of all that its content depends on; a file that is damaged is
 * as good as none.
 */
final class KeptPlans {
  private static final String FORMAT = "gavel-plan-1";
  private static final String SUFFIX = ".json";
  private static final int DIGITS = 32; // so that a name of two digests fits every file system

  private final Path folder;
  private final String policies;

  /** What is kept of a query. */
  record Kept(Policy plan, List<QueryExpression> expressions) {
    Kept {
      expressions = List.copyOf(expressions);
    }
  }

  /**
   * Plans of these policies.
   *
   * @param inputs all that compiling them depends on beside their sources
   */
  KeptPlans(Path folder, Map<String, String> modules, List<String> inputs) {
    this.folder = folder;
    List<String> parts = new ArrayList<>(List.of(FORMAT, version()));
    parts.addAll(inputs);
    modules.forEach(
        (name, source) -> {
          parts.add(name);
          parts.add(source);
        });
    this.policies = digest(parts);
  }

  private static String version() {
    String version = KeptPlans.class.getPackage().getImplementationVersion();
    return version == null ? "" : version;
  }

  private static String digest(List<String> parts) {
    return ContentDigest.of(parts).substring(0, DIGITS);
  }

  /**
   * Whether these policies were compiled before without a mistake, and the data has something in
   * the same places as then, where rules may not be.
   */
  boolean isCompiled(Predicate<List<String>> hasData) {
    if (!(read(policies) instanceof ObjectValue asked)) {
      return false;
    }
    for (int i = 0; i < asked.size(); i++) {
      if (!(Value.parse(((StringValue) asked.key(i)).text()) instanceof ArrayValue path)
          || hasData.test(texts(path)) != (asked.value(i) == BooleanValue.TRUE)) {
        return false;
      }
    }
    return true;
  }

  private static List<String> texts(ArrayValue path) {
    return path.asList().stream()
        .map(part -> part instanceof StringValue text ? text.text() : part.toString())
        .toList();
  }

  /** Notes that they are compiled, with what was asked of the data. */
  void compiled(Map<List<String>, Boolean> asked) {
    ObjectValue.Builder answers = ObjectValue.builder();
    asked.forEach(
        (path, answer) -> answers.put(Value.of(path).toString(), BooleanValue.of(answer)));
    write(policies, answers.build());
  }

  @Nullable Kept find(String query) {
    if (!(read(name(query)) instanceof ObjectValue kept)
        || !(kept.get("plan") instanceof ObjectValue plan)
        || !(kept.get("expressions") instanceof ArrayValue written)) {
      return null;
    }
    try {
      List<QueryExpression> expressions = new ArrayList<>();
      written.forEach(one -> expressions.add(expression((ObjectValue) one)));
      return new Kept(PlanReader.read(plan), expressions);
    } catch (PlanException | ClassCastException damaged) {
      return null;
    }
  }

  void keep(String query, Policy plan, List<QueryExpression> expressions) {
    List<Value> written = expressions.stream().map(KeptPlans::value).toList();
    write(
        name(query),
        ObjectValue.builder()
            .put("plan", PlanWriter.write(plan))
            .put("expressions", ArrayValue.of(written))
            .build());
  }

  private static Value value(QueryExpression one) {
    return ObjectValue.builder()
        .put("text", StringValue.of(one.text()))
        .put("row", NumberValue.of(one.at().row()))
        .put("column", NumberValue.of(one.at().column()))
        .put("turn", NumberValue.of(one.turn()))
        .build();
  }

  private static QueryExpression expression(ObjectValue written) {
    String text = written.get("text") instanceof StringValue known ? known.text() : "";
    Location at = new Location("", number(written, "row"), number(written, "column"), 0, text);
    return new QueryExpression(text, at, number(written, "turn"));
  }

  private static int number(ObjectValue written, String field) {
    return written.get(field) instanceof NumberValue number && number.isLong()
        ? (int) number.toLong()
        : 0;
  }

  private String name(String query) {
    return policies + "-" + digest(List.of(query));
  }

  private @Nullable Value read(String name) {
    try {
      return JsonReader.read(Files.readAllBytes(folder.resolve(name + SUFFIX)));
    } catch (NoSuchFileException | JsonException missing) {
      return null;
    } catch (IOException unreadable) {
      throw new LoadException(
          "%s: kept plans cannot be read: %s; name a folder that can be read"
              .formatted(folder, unreadable.getMessage()));
    }
  }

  /** Whoever reads at the same time sees the file before or after, never half of it. */
  private void write(String name, Value content) {
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, name, ".tmp");
      Files.writeString(fresh, content.toString());
      Files.move(fresh, folder.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      throw new LoadException(
          "%s: plans cannot be kept there: %s; name a folder that can be written"
              .formatted(folder, unwritable.getMessage()));
    }
  }
}
