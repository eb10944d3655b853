package dev.gavel.benchmarks.shapes;

import dev.gavel.engine.Context;
import dev.gavel.engine.value.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The time of one rule for one user, by the shape of compiled rules: alone, among fifty that
 * differ, and just after they were compiled; and the time that compiling one takes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ShapesBenchmark {
  private static final int RULES = 50;
  private static final int USERS = 256;

  /** What a rule can be compiled to. */
  public enum Shape {
    TREE(Trees::rule),
    HANDLES(Handles::rule),
    CLASSES(Classes::rule);

    private final Function<List<Ask>, Rule> compiler;

    Shape(Function<List<Ask>, Rule> compiler) {
      this.compiler = compiler;
    }

    Rule rule(int number) {
      return compiler.apply(Ask.rule(number));
    }

    Rule[] rules() {
      return IntStream.range(0, RULES).mapToObj(this::rule).toArray(Rule[]::new);
    }
  }

  /** Who is asked about: eight countries with eight versions. */
  @State(Scope.Benchmark)
  public static class Users {
    private static final List<String> COUNTRIES =
        List.of("US", "IN", "DE", "FR", "BR", "CA", "JP", "GB");
    private static final List<String> VERSIONS =
        List.of("2.3.0", "1.12.9", "2.10.0", "3.0.0", "2.2.10", "10.0.2", "2.3.1", "3.1.4");

    private final Context[] users =
        IntStream.range(0, USERS).mapToObj(Users::user).toArray(Context[]::new);
    private int next;

    Context next() {
      next = (next + 1) % USERS;
      return users[next];
    }

    private static Context user(int number) {
      String json =
          """
          {"user_id":"user-%d","country":"%s","app_version":"%s"}
          """
              .formatted(
                  number * 7919, COUNTRIES.get(number % 8), VERSIONS.get(number * 5 / 8 % 8));
      return Context.of(JsonReader.read(json.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** Which shape is measured. */
  @State(Scope.Benchmark)
  public static class Chosen {
    @Param Shape shape = Shape.TREE;
  }

  /** Fifty rules of that shape. */
  @State(Scope.Benchmark)
  public static class Rules {
    private Rule[] rules = {};

    @Setup
    public void compile(Chosen chosen, Users users) {
      Shape shape = chosen.shape;
      rules = shape.rules();
      Rule[] reference = Shape.TREE.rules();
      for (int rule = 0; rule < RULES; rule++) {
        for (Context user : users.users) {
          if (rules[rule].matches(user) != reference[rule].matches(user)) {
            throw new IllegalStateException(shape + " disagrees about " + user.input());
          }
        }
      }
    }
  }

  @Benchmark
  public boolean oneRule(Rules rules, Users users) {
    return rules.rules[0].matches(users.next());
  }

  @Benchmark
  public boolean oneRuleInConstantHandle(ConstantHandle constant, Users users) {
    return constant.rule.matches(users.next());
  }

  /** The one case in which the JIT knows the whole method handle. */
  @State(Scope.Benchmark)
  public static class ConstantHandle {
    private final Handles.InConstant rule = new Handles.InConstant();
  }

  @Benchmark
  @OperationsPerInvocation(RULES)
  public int fiftyRules(Rules rules, Users users) {
    return matches(rules.rules, users.next());
  }

  @Benchmark
  public Rule compile(Chosen chosen) {
    return chosen.shape.rule(0);
  }

  /** In a JVM that has compiled nothing yet. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OperationsPerInvocation(RULES)
  @Fork(5)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public Rule[] compileCold(Chosen chosen) {
    return chosen.shape.rules();
  }

  /** Compiling included: what every exchange of a snapshot costs until the code is warm again. */
  @Benchmark
  @OperationsPerInvocation(RULES * USERS)
  public int freshRules(Chosen chosen, Users users) {
    Rule[] fresh = chosen.shape.rules();
    int matches = 0;
    for (Context user : users.users) {
      matches += matches(fresh, user);
    }
    return matches;
  }

  private static int matches(Rule[] rules, Context user) {
    int matches = 0;
    for (Rule rule : rules) {
      matches += rule.matches(user) ? 1 : 0;
    }
    return matches;
  }
}
