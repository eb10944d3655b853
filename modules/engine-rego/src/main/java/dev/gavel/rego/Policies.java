package dev.gavel.rego;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.diagnostic.StackGuard;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.plan.PlanException;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.planner.Planner;
import dev.gavel.rego.plan.planner.Query;
import dev.gavel.rego.run.Linked;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.Parser;
import dev.gavel.rego.syntax.tree.Body;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Compiled policies with their base data. Thread-safe.
 *
 * <pre>{@code
 * Policies policies = Policies.of(Path.of("policies"));
 * PreparedQuery allow = policies.query("data.authz.allow");
 * boolean allowed = allow.isTrue(Map.of("user", "alice", "action", "read"));
 * }</pre>
 */
public final class Policies {
  private static final int MOST_REMEMBERED = 256;
  private static final String ENTRY = "eval";

  private final CompiledModules modules;
  private final Map<String, Linked> plans;
  private final Function<String, @Nullable Builtin> builtins;
  private final Value data;
  private final Surroundings surroundings;
  private final Map<String, PreparedQuery> prepared;

  Policies(
      CompiledModules modules,
      Map<String, Linked> plans,
      Function<String, @Nullable Builtin> builtins,
      Value data,
      Surroundings surroundings) {
    this.modules = modules;
    this.plans = plans;
    this.builtins = builtins;
    this.data = data;
    this.surroundings = surroundings;
    this.prepared = Collections.synchronizedMap(new Recent());
  }

  /** Queries that were asked for lately. */
  private static final class Recent extends LinkedHashMap<String, PreparedQuery> {
    private static final long serialVersionUID = 1;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, PreparedQuery> eldest) {
      return size() > MOST_REMEMBERED;
    }
  }

  /** Policies and data from files, folders and bundles. */
  public static Policies of(Path... paths) {
    PoliciesBuilder builder = builder();
    for (Path path : paths) {
      builder.path(path);
    }
    return builder.compile();
  }

  public static PoliciesBuilder builder() {
    return new PoliciesBuilder();
  }

  /** The same policies over other base data; nothing is compiled again. */
  public Policies withData(@Nullable Object changed) {
    return new Policies(modules, plans, builtins, Value.of(changed), surroundings);
  }

  /**
   * Prepares a query, such as {@code data.authz.allow}; the answers to queries that were prepared
   * lately are remembered.
   *
   * @throws RejectedException with all that is wrong with it
   */
  public PreparedQuery query(String query) {
    PreparedQuery known = prepared.get(query);
    if (known == null) {
      known = StackGuard.around(() -> prepare(query));
      prepared.put(query, known);
    }
    return known;
  }

  /**
   * An entry point of a plan that a bundle brought, such as {@code authz/allow}.
   *
   * @throws PlanException when no plan has it
   */
  public PreparedQuery entryPoint(String name) {
    Linked plan = plans.get(name);
    if (plan == null) {
      throw new PlanException(
          "there is no entry point %s; there are %s".formatted(name, plans.keySet()));
    }
    return new PreparedQuery(plan, name, data, surroundings, 0);
  }

  /**
   * The bindings of all solutions of a query whose every expression must hold; what values its
   * expressions have is not asked.
   */
  public List<ObjectValue> bindings(String query, Request request) {
    Linked linked =
        StackGuard.around(
            () -> {
              Body body = Parser.query(query, ParseOptions.V1);
              return Linked.of(plan(body, UnaryOperator.identity()), builtins);
            });
    return new PreparedQuery(linked, ENTRY, data, surroundings, 0).results(request);
  }

  private PreparedQuery prepare(String text) {
    Body query = Parser.query(text, ParseOptions.V1);
    QueryValues values = new QueryValues(modules.draft()::arity);
    Linked linked = Linked.of(plan(query, values::keep), builtins);
    return new PreparedQuery(linked, ENTRY, data, surroundings, query.expressions().size());
  }

  private Policy plan(Body query, UnaryOperator<Body> capture) {
    CompiledModules.CompiledQuery compiled =
        modules.query(query, CompiledModules.Standpoint.OUTSIDE, capture);
    Query planned = new Query(ENTRY, compiled.body(), compiled.written());
    return Planner.plan(
        modules.draft().ruleTree(), List.of(planned), modules.settings().builtins());
  }

  Limits limits() {
    return surroundings.limits();
  }
}
