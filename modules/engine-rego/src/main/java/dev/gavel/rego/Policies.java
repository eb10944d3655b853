package dev.gavel.rego;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.diagnostic.StackGuard;
import dev.gavel.rego.evaluation.Tier;
import dev.gavel.rego.plan.PlanException;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.plan.planner.Planner;
import dev.gavel.rego.plan.planner.work.Query;
import dev.gavel.rego.resolve.RuleTree;
import dev.gavel.rego.run.Executable;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.parse.Parser;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.tier.Tiered;
import dev.gavel.rego.type.Declarations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
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

  private final Supplier<CompiledModules> modules;
  private final @Nullable KeptPlans kept;
  private final Map<String, Executable> plans;
  private final Function<String, @Nullable Builtin> builtins;
  private final Value data;
  private final Surroundings surroundings;
  private final boolean watched;
  private final Map<String, PreparedQuery> prepared;

  Policies(
      Supplier<CompiledModules> modules,
      @Nullable KeptPlans kept,
      Map<String, Executable> plans,
      Function<String, @Nullable Builtin> builtins,
      Value data,
      Surroundings surroundings) {
    this(modules, kept, plans, builtins, data, surroundings, false);
  }

  private Policies(
      Supplier<CompiledModules> modules,
      @Nullable KeptPlans kept,
      Map<String, Executable> plans,
      Function<String, @Nullable Builtin> builtins,
      Value data,
      Surroundings surroundings,
      boolean watched) {
    this.watched = watched;
    this.modules = modules;
    this.kept = kept;
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
    return new Policies(modules, kept, plans, builtins, Value.of(changed), surroundings, watched);
  }

  /**
   * The same policies, whose queries tell an observer each place they come to; they are slower for
   * it.
   */
  public Policies watched() {
    return new Policies(modules, kept, plans, builtins, data, surroundings, true);
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
      known = kept == null || watched ? query(query, Viewpoint.OUTSIDE) : kept(query, kept);
      prepared.put(query, known);
    }
    return known;
  }

  private PreparedQuery kept(String query, KeptPlans plans) {
    KeptPlans.Kept found = plans.find(query);
    if (found != null) {
      return new PreparedQuery(
          executable(found.plan()), ENTRY, data, surroundings, found.expressions());
    }
    return StackGuard.around(() -> prepare(query, Viewpoint.OUTSIDE, plans));
  }

  /**
   * An entry point of a plan that a bundle brought, such as {@code authz/allow}.
   *
   * @throws PlanException when no plan has it
   */
  public PreparedQuery entryPoint(String name) {
    Executable plan = plans.get(name);
    if (plan == null) {
      throw new PlanException(
          "there is no entry point %s; there are %s".formatted(name, plans.keySet()));
    }
    return new PreparedQuery(plan, name, data, surroundings, List.of());
  }

  /**
   * The bindings of all solutions of a query whose every expression must hold; what values its
   * expressions have is not asked.
   */
  public List<ObjectValue> bindings(String query, Request request) {
    Executable linked = StackGuard.around(() -> linkWhole(query));
    return new PreparedQuery(linked, ENTRY, data, surroundings, List.of()).results(request);
  }

  private Executable linkWhole(String query) {
    Body parsed = Parser.query(query, ParseOptions.V1);
    CompiledModules.CompiledQuery compiled =
        modules.get().query(parsed, CompiledModules.Standpoint.OUTSIDE, UnaryOperator.identity());
    return executable(plan(compiled));
  }

  /**
   * Prepares a query that names rules as a module does.
   *
   * @throws RejectedException with all that is wrong with it
   */
  public PreparedQuery query(String query, Viewpoint from) {
    return StackGuard.around(() -> prepare(query, from, null));
  }

  private PreparedQuery prepare(String query, Viewpoint from, @Nullable KeptPlans keeping) {
    ParseOptions options = modules.get().settings().parseOptions(false);
    RegoModule view = from.module(options);
    Body parsed = Parser.query(query, Viewpoint.forQuery(view, options));
    QueryValues values = new QueryValues(modules.get().draft()::arity);
    CompiledModules.CompiledQuery compiled =
        modules.get().query(parsed, from.standpoint(view), values::keep);
    Policy plan = plan(compiled);
    List<QueryExpression> expressions = expressions(parsed, compiled.body());
    if (keeping != null) {
      keeping.keep(query, plan, expressions);
    }
    return new PreparedQuery(executable(plan), ENTRY, data, surroundings, expressions);
  }

  /** The modules as their authors wrote them; of policies that were compiled for tests only. */
  public List<RegoModule> written() {
    return modules.get().written();
  }

  /** The modules, as the compiler left them. */
  public List<RegoModule> modules() {
    return modules.get().draft().modules();
  }

  /**
   * Prepares queries together, which takes less than one after the other: what several of them need
   * is planned once.
   *
   * @return the queries by their texts
   * @throws RejectedException with what is wrong with the first that is
   */
  public Map<String, PreparedQuery> queries(Collection<String> queries) {
    return StackGuard.around(() -> prepare(queries));
  }

  private Map<String, PreparedQuery> prepare(Collection<String> queries) {
    List<Query> planned = new ArrayList<>();
    Map<String, List<QueryExpression>> expressions = new LinkedHashMap<>();
    for (String text : queries) {
      Body query = Parser.query(text, ParseOptions.V1);
      CompiledModules.CompiledQuery compiled =
          modules
              .get()
              .query(
                  query,
                  CompiledModules.Standpoint.OUTSIDE,
                  new QueryValues(modules.get().draft()::arity)::keep);
      planned.add(new Query(text, compiled.body(), compiled.written()));
      expressions.put(text, expressions(query, compiled.body()));
    }
    Executable linked = executable(plan(planned));
    Map<String, PreparedQuery> ready = new LinkedHashMap<>();
    expressions.forEach(
        (text, asked) ->
            ready.put(text, new PreparedQuery(linked, text, data, surroundings, asked)));
    return ready;
  }

  private static List<QueryExpression> expressions(Body written, Body compiled) {
    List<Integer> offsets =
        compiled.expressions().stream()
            .filter(expression -> expression.origin() != Expr.Origin.GENERATED)
            .map(expression -> expression.at().offset())
            .distinct()
            .toList();
    return written.expressions().stream()
        .map(Expr::at)
        .map(at -> new QueryExpression(at.text(), at, offsets.indexOf(at.offset())))
        .toList();
  }

  private Executable executable(Policy plan) {
    return Tiered.of(plan, builtins, watched ? Tier.INTERPRETED : surroundings.tier());
  }

  private Policy plan(CompiledModules.CompiledQuery compiled) {
    return plan(List.of(new Query(ENTRY, compiled.body(), compiled.written())));
  }

  private Policy plan(List<Query> queries) {
    RuleTree rules = modules.get().draft().ruleTree();
    Declarations declarations = modules.get().settings().builtins();
    return watched
        ? Planner.planWatched(rules, queries, declarations)
        : Planner.plan(rules, queries, declarations);
  }
}
