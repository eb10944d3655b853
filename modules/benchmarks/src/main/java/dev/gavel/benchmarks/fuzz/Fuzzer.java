package dev.gavel.benchmarks.fuzz;

import dev.gavel.engine.value.JsonException;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.Policies;
import dev.gavel.rego.PreparedQuery;
import dev.gavel.rego.Request;
import dev.gavel.rego.diagnostic.LoadException;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.evaluation.EvaluationException;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.plan.PlanException;
import dev.gavel.rego.plan.PlanReader;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.format.FormatOptions;
import dev.gavel.rego.syntax.format.Formatter;
import dev.gavel.rego.syntax.parse.Parser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Feeds the engine with mutations of the golden cases, without a look at coverage. Arguments: a
 * folder of texts, how many seconds, a seed. What it finds is printed with the text that did it;
 * the last line counts the executions.
 */
final class Fuzzer {
  private static final long SLOW_NANOS = 3_000_000_000L;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Limits LIMITS =
      new Limits(Duration.ofMillis(300), 200_000, 8 << 20, 1 << 20, 100);
  private static final Value INPUT = Value.parse("{\"a\": [1, \"x\", {\"b\": null}], \"x\": 1.5}");

  private final Mutations mutations;
  private final List<String> corpus;
  private final PrintStream out;
  private final Map<String, Long> executions = new LinkedHashMap<>();
  private final Map<String, Integer> findings = new LinkedHashMap<>();

  private Fuzzer(Random random, List<String> corpus, PrintStream out) {
    this.mutations = new Mutations(random);
    this.corpus = corpus;
    this.out = out;
  }

  static void main(String... arguments) throws IOException {
    Fuzzer fuzzer =
        new Fuzzer(
            new Random(Long.parseLong(arguments[2])), corpus(Path.of(arguments[0])), System.out);
    fuzzer.run(Duration.ofSeconds(Long.parseLong(arguments[1])));
  }

  /** Modules and queries stand between the marks of a golden file. */
  private static List<String> corpus(Path folder) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".txt")).sorted().toList()) {
        boolean calls = file.getParent().endsWith("builtin");
        String text = Files.readString(file);
        for (String part : calls ? text.split("\n", -1) : text.split("(?m)^(---|===) .*$", -1)) {
          String call = calls ? part.split(" => ", 2)[0] : part.strip();
          if (!call.isBlank() && !(calls && call.startsWith("#"))) {
            texts.add(calls ? "package a\n\np := x if { x := " + call + " }\n" : call);
          }
        }
      }
    }
    return texts;
  }

  private void run(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() - end < 0) {
      String text = mutations.of(corpus);
      attempt("parse, print", text, Fuzzer::print);
      attempt("format", text, Fuzzer::format);
      attempt("compile, run", text, Fuzzer::evaluate);
      attempt("query", text, source -> Policies.builder().compile().query(source).ask(request()));
      attempt("plan", text, Fuzzer::plan);
      attempt("bundle", text, Fuzzer::bundle);
    }
    executions.forEach((target, count) -> out.printf("%-14s %,d%n", target, count));
    out.printf("%,d findings of %d kinds%n", total(), findings.size());
  }

  private long total() {
    return findings.values().stream().mapToLong(Integer::longValue).sum();
  }

  private void attempt(String target, String text, Consumer<String> work) {
    executions.merge(target, 1L, Long::sum);
    long start = THREADS.getCurrentThreadCpuTime();
    try {
      work.accept(text);
    } catch (RejectedException
        | EvaluationException
        | LoadException
        | PlanException
        | JsonException _) {
      // told as it should be
    } catch (RuntimeException | Error broken) { // anything else is what we look for
      found(target + ": " + broken.getClass().getSimpleName() + " at " + place(broken), text);
    }
    if (THREADS.getCurrentThreadCpuTime() - start > SLOW_NANOS) {
      found(target + ": slow", text);
    }
  }

  private static String place(Throwable broken) {
    StackTraceElement[] stack = broken.getStackTrace();
    String own =
        Stream.of(stack)
            .filter(frame -> frame.getClassName().startsWith("dev.gavel"))
            .limit(2)
            .map(StackTraceElement::toString)
            .reduce("", (a, b) -> a + " < " + b);
    return own.isEmpty() ? String.valueOf(broken.getMessage()) : own;
  }

  private void found(String what, String text) {
    if (findings.merge(what, 1, Integer::sum) == 1) {
      out.printf("FOUND %s%n%s%n----%n", what, text);
    }
  }

  private static void print(String text) {
    RegoText.of(Parser.query(text, ParseOptions.V1));
  }

  /** What is laid out can be read, and has the rules of before: layout has no other promise. */
  private static void format(String text) {
    String laidOut = Formatter.format("a.rego", text, FormatOptions.V1);
    if (!heads(text).equals(heads(laidOut))) {
      throw new IllegalStateException("laying out changes the rules: " + laidOut);
    }
  }

  private static List<String> heads(String source) {
    return Parser.module("a.rego", source, ParseOptions.V1).rules().stream()
        .map(rule -> RegoText.of(rule.head().reference()))
        .toList();
  }

  private static void evaluate(String text) {
    PreparedQuery all =
        Policies.builder().module("a.rego", text).print().mistakeLimit(0).compile().query("data");
    var _ = all.ask(request()).toString();
  }

  private static Request request() {
    return Request.of(INPUT).within(LIMITS);
  }

  private static void plan(String text) {
    int brace = text.indexOf('{');
    PlanReader.read(text.substring(Math.max(brace, 0)).getBytes(StandardCharsets.UTF_8));
  }

  private static void bundle(String text) {
    byte[] archive = text.repeat(1 + 1024 / (text.length() + 1)).getBytes(StandardCharsets.UTF_8);
    Policies.builder().bundle("b", new ByteArrayInputStream(archive)).compile();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(archive);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    Policies.builder().bundle("b", new ByteArrayInputStream(packed.toByteArray())).compile();
  }
}
