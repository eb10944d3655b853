package dev.gavel.rego;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says when modules are compiled: at once, or when somebody asks what is not kept. */
final class ModulesOnDemand {
  private ModulesOnDemand() {}

  static Supplier<CompiledModules> now(Supplier<CompiledModules> compiler) {
    CompiledModules compiled = compiler.get();
    return () -> compiled;
  }

  /** What was compiled before without a mistake waits until it is needed. */
  static Supplier<CompiledModules> unlessKept(
      KeptPlans kept,
      CompileSettings settings,
      Function<CompileSettings, CompiledModules> compiler) {
    if (kept.isCompiled(settings.hasData())) {
      return new Once(() -> compiler.apply(settings));
    }
    Map<List<String>, Boolean> asked = new LinkedHashMap<>();
    CompiledModules compiled =
        compiler.apply(
            settings.withHasData(
                path -> asked.computeIfAbsent(List.copyOf(path), settings.hasData()::test)));
    kept.compiled(asked);
    return () -> compiled;
  }

  private static final class Once implements Supplier<CompiledModules> {
    private final Supplier<CompiledModules> compiler;
    private @Nullable CompiledModules compiled;

    Once(Supplier<CompiledModules> compiler) {
      this.compiler = compiler;
    }

    @Override
    public synchronized CompiledModules get() {
      CompiledModules known = compiled;
      if (known == null) {
        known = compiler.get();
        compiled = known;
      }
      return known;
    }
  }
}
