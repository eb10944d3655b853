package dev.gavel.rego;

import dev.gavel.rego.check.typing.Schemas;
import dev.gavel.rego.diagnostic.Mistakes;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.planner.Planner;
import dev.gavel.rego.plan.planner.work.Query;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.parse.Parser;
import dev.gavel.rego.syntax.tree.Dialect;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.type.Capabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The plan of a query to modules, for tests of what comes after it. */
public final class PlansOfModules {
  private PlansOfModules() {}

  /** With the one entry point {@code eval}. */
  public static Policy plan(Dialect dialect, Map<String, String> modules, String query) {
    CompileSettings settings = settings(dialect);
    List<RegoModule> parsed = new ArrayList<>();
    modules.forEach(
        (name, source) -> parsed.add(Parser.module(name, source, settings.parseOptions(false))));
    CompiledModules compiled = RegoCompiler.compile(parsed, settings);
    CompiledModules.CompiledQuery asked =
        compiled.query(
            Parser.query(query, ParseOptions.V1),
            CompiledModules.Standpoint.OUTSIDE,
            new QueryValues(compiled.draft()::arity)::keep);
    return Planner.plan(
        compiled.draft().ruleTree(),
        List.of(new Query("eval", asked.body(), asked.written())),
        compiled.settings().builtins());
  }

  private static CompileSettings settings(Dialect dialect) {
    return new CompileSettings(
        dialect,
        Capabilities.of(dialect),
        false,
        false,
        false,
        false,
        Mistakes.DEFAULT_LIMIT,
        Set.of(),
        Schemas.NONE,
        _ -> false);
  }
}
