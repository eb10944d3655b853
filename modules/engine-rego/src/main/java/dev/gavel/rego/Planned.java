package dev.gavel.rego;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.NumberValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.emit.Emit;
import dev.gavel.rego.load.Loaded;
import dev.gavel.rego.load.TarWriter;
import dev.gavel.rego.optimise.Optimise;
import dev.gavel.rego.plan.PlanPrinter;
import dev.gavel.rego.plan.PlanWriter;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.syntax.tree.Dialect;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Policies whose entry points are planned: what {@code opa build -t plan} makes. */
public final class Planned {
  private static final String PACKED = ".tar.gz:";

  private final Policy plan;
  private final Loaded loaded;
  private final Dialect dialect;
  private final Function<String, @Nullable Builtin> builtins;

  Planned(
      Policy plan, Loaded loaded, Dialect dialect, Function<String, @Nullable Builtin> builtins) {
    this.plan = plan;
    this.builtins = builtins;
    this.loaded = loaded;
    this.dialect = dialect;
  }

  /** The plan as OPA writes it into bundles. */
  public Value json() {
    return PlanWriter.write(plan);
  }

  /** The plan for people. */
  public String text() {
    return PlanPrinter.print(plan);
  }

  /** The plan for people, as it is when it was made faster. */
  public String optimisedText() {
    return PlanPrinter.print(Optimise.run(plan));
  }

  /** The bytecode for people, an instruction a line. */
  public String codeText() {
    return Emit.text(Optimise.run(plan), builtins).orElse("");
  }

  /** A bundle of the policies, their data and the plan. */
  public void writeBundle(OutputStream out) throws IOException {
    try (TarWriter bundle = new TarWriter(out)) {
      bundle.add("/data.json", bytes(loaded.data()));
      for (Map.Entry<String, String> module : loaded.modules().entrySet()) {
        String source = module.getValue();
        bundle.add(inBundle(module.getKey()), source.getBytes(StandardCharsets.UTF_8));
      }
      bundle.add("/plan.json", bytes(json()));
      bundle.add("/.manifest", bytes(manifest()));
    }
  }

  private static String inBundle(String file) {
    int packed = file.indexOf(PACKED);
    String name = packed < 0 ? file : file.substring(packed + PACKED.length());
    return name.startsWith("/") ? name : "/" + name;
  }

  private Value manifest() {
    return ObjectValue.builder()
        .put("revision", StringValue.of(""))
        .put("roots", ArrayValue.of(StringValue.of("")))
        .put("rego_version", NumberValue.of(version()))
        .build();
  }

  private int version() {
    return switch (dialect) {
      case V0 -> 0;
      case V1 -> 1;
      case V2 -> 2;
    };
  }

  private static byte[] bytes(Value json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
