package dev.gavel.rego.optimise.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.JsonLimits;
import dev.gavel.engine.value.JsonReader;
import dev.gavel.engine.value.JsonWriter;
import dev.gavel.engine.value.NullValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Projection;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.Policies;
import dev.gavel.rego.builtin.library.Builtins;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.Evaluation;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Permissions;
import dev.gavel.rego.plan.PlanReader;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.run.Linked;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Policies and inputs by chance: what is left out of the input makes no difference to answers. */
class ProjectedInputTest {
  private static final int POLICIES = 300;
  private static final int INPUTS = 12;
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  @Test
  void the_answer_to_a_part_of_the_input_is_that_to_the_whole() {
    int compiled = 0;
    int smaller = 0;
    for (int seed = 0; seed < POLICIES; seed++) {
      Random random = new Random(seed);
      String module = module(random);
      Policy plan;
      try {
        plan = plan(module);
      } catch (RejectedException unsound) {
        continue;
      }
      compiled++;
      Projection reads = ReadsOfInput.of(plan, "p/r");
      Linked linked = Linked.of(plan, Builtins::named);
      for (int i = 0; i < INPUTS; i++) {
        Value input = value(random, 4);
        Value part = JsonReader.read(JsonWriter.write(input), JsonLimits.DEFAULT, reads);
        smaller += part.weight() < input.weight() ? 1 : 0;

        assertThat(outcome(linked, part))
            .as("%s%ninput %s%nread as %s%nby %s", module, input, part, reads)
            .isEqualTo(outcome(linked, input));
      }
    }

    assertThat(compiled).isGreaterThan(POLICIES / 2);
    assertThat(smaller).isGreaterThan(compiled);
  }

  private static Policy plan(String module) {
    return PlanReader.read(Policies.builder().module("p.rego", module).plan(List.of("p/r")).json());
  }

  private static String outcome(Linked linked, Value input) {
    Evaluation evaluation =
        new Evaluation(
            Instant.EPOCH,
            new Random(7),
            new Budget(Limits.DEFAULT, null),
            new Permissions(Set.of(), false, Map.of()),
            _ -> {});
    try {
      return linked.run("p/r", input, ObjectValue.EMPTY, evaluation, false).toString();
    } catch (EvaluationException conflict) {
      return conflict.described();
    }
  }

  private static String module(Random random) {
    StringBuilder module = new StringBuilder("package p\n\n");
    int rules = 1 + random.nextInt(3);
    for (int i = 0; i < rules; i++) {
      module.append("r contains x if { %s; x := %s }%n".formatted(body(random), term(random)));
    }
    module.append("f(x) := %s%n".formatted(path(random, "x")));
    module.append("g(x) := y if { some y in x; %s }%n".formatted(path(random, "y")));
    module.append("h := %s if { %s }%n".formatted(path(random, "input"), body(random)));
    module.append("else := %s%n".formatted(term(random)));
    module.append("k := %s%n".formatted(path(random, "input")));
    return module.toString();
  }

  private static String body(Random random) {
    return IntStream.rangeClosed(0, random.nextInt(3))
        .mapToObj(_ -> statement(random))
        .collect(Collectors.joining("; "));
  }

  private static String statement(Random random) {
    String path = path(random, "input");
    return switch (random.nextInt(13)) {
      case 0 -> path;
      case 1 -> "not " + path;
      case 2 -> path + " == " + term(random);
      case 3 -> path + " != " + term(random);
      case 4 -> "some z in %s; %s".formatted(path, path(random, "z"));
      case 5 -> "some i, z in %s; [i, %s] != 1".formatted(path, path(random, "z"));
      case 6 -> "every z in %s { %s }".formatted(path, path(random, "z"));
      case 7 -> "count(%s) > %d".formatted(path, random.nextInt(3));
      case 8 -> "%s with input.%s as %s".formatted(rule(random), name(random), term(random));
      case 9 -> "%s with input as %s".formatted(rule(random), term(random));
      case 10 -> "is_object(%s)".formatted(path);
      case 11 -> "%s in %s".formatted(term(random), path);
      default -> rule(random);
    };
  }

  private static String rule(Random random) {
    String path = path(random, "input");
    return switch (random.nextInt(4)) {
      case 0 -> "f(%s)".formatted(path);
      case 1 -> "g(%s)".formatted(path);
      case 2 -> path(random, "h");
      default -> path(random, "k");
    };
  }

  private static String term(Random random) {
    String path = path(random, "input");
    return switch (random.nextInt(8)) {
      case 0 -> "1";
      case 1 -> "\"a\"";
      case 2 -> "[%s, 1]".formatted(path);
      case 3 -> "{y | some y in %s}".formatted(path);
      case 4 -> "{i: %s | some i, y in %s}".formatted(path(random, "y"), path);
      case 5 -> "object.get(%s, \"a\", 0)".formatted(path);
      case 6 -> "{\"a\": %s}".formatted(path);
      default -> path;
    };
  }

  private static String path(Random random, String root) {
    StringBuilder path = new StringBuilder(root);
    int least = root.equals("input") && random.nextInt(20) > 0 ? 1 : 0;
    for (int i = least + random.nextInt(3); i > 0; i--) {
      path.append(
          switch (random.nextInt(8)) {
            case 0 -> "[_]";
            case 1 -> "[0]";
            case 2 -> "[input.%s]".formatted(name(random));
            default -> "." + name(random);
          });
    }
    return path.toString();
  }

  private static String name(Random random) {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  private static Value value(Random random, int depth) {
    return switch (depth == 0 ? random.nextInt(4) : random.nextInt(14)) {
      case 0 -> NullValue.NULL;
      case 1 -> Value.of(random.nextInt(3));
      case 2 -> Value.of(NAMES.get(random.nextInt(2)));
      case 3 -> Value.of(random.nextBoolean());
      case 4, 5, 6 ->
          ArrayValue.of(
              IntStream.range(0, random.nextInt(4))
                  .mapToObj(_ -> value(random, depth - 1))
                  .toList());
      default -> {
        ObjectValue.Builder object = ObjectValue.builder();
        NAMES.forEach(name -> object.put(name, value(random, depth - 1)));
        yield object.build();
      }
    };
  }
}
