package dev.gavel.rego;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.builtin.Builtin;
import dev.gavel.rego.builtin.library.Builtins;
import dev.gavel.rego.check.typing.Schemas;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.diagnostic.StackGuard;
import dev.gavel.rego.evaluation.Limits;
import dev.gavel.rego.evaluation.Permissions;
import dev.gavel.rego.evaluation.SharedCaches;
import dev.gavel.rego.evaluation.Tier;
import dev.gavel.rego.load.Loaded;
import dev.gavel.rego.load.Loader;
import dev.gavel.rego.plan.PlanException;
import dev.gavel.rego.plan.PlanReader;
import dev.gavel.rego.plan.PlanVerifier;
import dev.gavel.rego.plan.Policy;
import dev.gavel.rego.ruletree.Operators;
import dev.gavel.rego.run.Executable;
import dev.gavel.rego.syntax.parse.Parser;
import dev.gavel.rego.syntax.tree.Dialect;
import dev.gavel.rego.syntax.tree.RegoModule;
import dev.gavel.rego.tier.Tiered;
import dev.gavel.rego.type.Capabilities;
import dev.gavel.rego.type.Declaration;
import dev.gavel.rego.type.Declarations;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Gathers what policies are made of, and how they are to be compiled. */
public final class PoliciesBuilder {
  private final Loader loader = new Loader();
  private final List<CustomBuiltin> custom = new ArrayList<>();
  private Dialect dialect = Dialect.V1;
  private boolean strict;
  private boolean print;
  private boolean tests;
  private boolean tracing;
  private boolean conflicts = true;
  private int mistakeLimit = CompileSettings.DEFAULT.mistakeLimit();
  private Set<String> unsafe = Set.of();
  private Schemas schemas = Schemas.NONE;
  private @Nullable Capabilities capabilities;
  private Limits limits = Limits.DEFAULT;
  private Permissions permissions = Permissions.NONE;
  private InstantSource clock = InstantSource.system();
  private SharedCaches caches = new SharedCaches(SharedCaches.DEFAULT_BYTES);
  private Tier tier = Tier.WARMING;
  private long answers;
  private @Nullable Path keptIn;

  PoliciesBuilder() {}

  /** A policy by its source; the name is for messages. */
  public PoliciesBuilder module(String name, String source) {
    loader.module(name, source);
    return this;
  }

  /** Passes over files and folders below the folders to load. */
  public PoliciesBuilder ignoring(Predicate<Path> files) {
    loader.ignoring(files);
    return this;
  }

  /** A file, a folder or a bundle. */
  public PoliciesBuilder path(Path path) {
    loader.path(path);
    return this;
  }

  /** A policy, or those in a folder; data there is passed over. */
  public PoliciesBuilder policies(Path path) {
    loader.policies(path);
    return this;
  }

  /** A bundle, packed ({@code .tar.gz}) or not. */
  public PoliciesBuilder bundle(String name, InputStream bundle) {
    loader.bundle(name, bundle);
    return this;
  }

  /** Base data: an object as a value, a map or a record. */
  public PoliciesBuilder data(@Nullable Object data) {
    loader.data("data", Value.of(data));
    return this;
  }

  /**
   * Has each query remember its answers, by just those parts of the input that it can read; they
   * take so many bytes, about, and go with the policies and their data. What depends on time, on
   * chance or on the world is not remembered. It pays where evaluations take longer than a few
   * microseconds and inputs come again.
   */
  public PoliciesBuilder rememberingAnswers(long bytes) {
    answers = bytes;
    return this;
  }

  /**
   * Keeps plans in a folder: when the same policies are compiled again, also by another process,
   * they and the queries asked before are ready at once. What nobody needs any more may be deleted
   * at any time.
   */
  public PoliciesBuilder keptIn(Path folder) {
    keptIn = folder;
    return this;
  }

  /** How policies are carried out; by default their code is compiled once it is worth it. */
  public PoliciesBuilder tier(Tier changed) {
    tier = changed;
    return this;
  }

  /** The version of the language that modules are in, unless they import another. */
  public PoliciesBuilder dialect(Dialect changed) {
    dialect = changed;
    return this;
  }

  /** Refuses what is merely careless, such as imports that are not used. */
  public PoliciesBuilder strict() {
    strict = true;
    return this;
  }

  /** Keeps calls of {@code print}, which are erased otherwise. */
  public PoliciesBuilder print() {
    print = true;
    return this;
  }

  /** Rules may stand where there is data. */
  public PoliciesBuilder allowConflictsWithData() {
    conflicts = false;
    return this;
  }

  /**
   * Makes rules {@code test_..} fit to be run as tests: those of one name get numbers, those with
   * cases tell of each, and what is printed is kept.
   */
  public PoliciesBuilder tests() {
    tests = true;
    print = true;
    return this;
  }

  /** Keeps what the rules {@code test_..} compare, so that a report can show it. */
  public PoliciesBuilder tracing() {
    tracing = true;
    return this;
  }

  /** How many mistakes are looked for; 0 for all. */
  public PoliciesBuilder mistakeLimit(int changed) {
    mistakeLimit = changed;
    return this;
  }

  /** Built-ins that no policy may call. */
  public PoliciesBuilder unsafeBuiltins(Set<String> names) {
    unsafe = Set.copyOf(names);
    return this;
  }

  /** JSON schemas by the paths under which policies name them, {@code input} for the input. */
  public PoliciesBuilder schemas(Map<String, Value> files) {
    schemas = Schemas.ofFiles(files);
    return this;
  }

  /** A JSON schema of the input. */
  public PoliciesBuilder inputSchema(Value schema) {
    schemas = Schemas.ofInput(schema);
    return this;
  }

  /** The capabilities of another place, as {@code opa capabilities} prints them. */
  public PoliciesBuilder capabilities(Value json) {
    capabilities = Capabilities.read(json);
    return this;
  }

  public PoliciesBuilder builtins(Collection<CustomBuiltin> more) {
    custom.addAll(more);
    return this;
  }

  /** The built-ins of all {@link BuiltinLibrary} that are installed beside this class. */
  public PoliciesBuilder installedBuiltins() {
    return installedBuiltins(BuiltinLibrary.class.getClassLoader());
  }

  /** The built-ins of all {@link BuiltinLibrary} that a loader finds, such as one for plug-ins. */
  public PoliciesBuilder installedBuiltins(ClassLoader loader) {
    ServiceLoader.load(BuiltinLibrary.class, loader)
        .forEach(library -> custom.addAll(library.builtins()));
    return this;
  }

  public PoliciesBuilder builtin(CustomBuiltin one) {
    custom.add(one);
    return this;
  }

  public PoliciesBuilder limits(Limits changed) {
    limits = changed;
    return this;
  }

  public PoliciesBuilder permissions(Permissions changed) {
    permissions = changed;
    return this;
  }

  public PoliciesBuilder clock(InstantSource changed) {
    clock = changed;
    return this;
  }

  /** What evaluations keep for each other; policies that are given the same share it. */
  public PoliciesBuilder caches(SharedCaches shared) {
    caches = shared;
    return this;
  }

  /**
   * Compiles all of it.
   *
   * @throws RejectedException with all that is wrong with the policies
   * @throws PlanException when a plan that a bundle brings is not sound
   */
  public Policies compile() {
    return StackGuard.around(this::compiled);
  }

  private Policies compiled() {
    Loaded loaded = loader.loaded();
    CompileSettings settings = settings(loaded);
    Function<String, @Nullable Builtin> bodies = bodies();
    KeptPlans kept = kept(loaded);
    return new Policies(
        kept == null
            ? ModulesOnDemand.now(() -> compiled(loaded, settings))
            : ModulesOnDemand.unlessKept(kept, settings, asking -> compiled(loaded, asking)),
        kept,
        plans(loaded, settings.builtins(), bodies),
        bodies,
        loaded.data(),
        new Surroundings(clock, limits, permissions, caches, tier, answers));
  }

  private CompiledModules compiled(Loaded loaded, CompileSettings settings) {
    return RegoCompiler.compile(parsed(loaded.modules(), settings), settings);
  }

  /** Where built-ins, or the language, are not what they are everywhere, nothing is kept. */
  private @Nullable KeptPlans kept(Loaded loaded) {
    Path folder = keptIn;
    boolean usual = capabilities == null && schemas == Schemas.NONE && !tests && !tracing;
    if (folder == null || !usual) {
      return null;
    }
    List<String> inputs = new ArrayList<>();
    inputs.add("%s %s %s %s".formatted(dialect, strict, print, conflicts));
    inputs.addAll(new TreeSet<>(unsafe));
    custom.forEach(builtin -> inputs.add(builtin.declaration().toString()));
    return new KeptPlans(folder, loaded.modules(), inputs);
  }

  /**
   * Compiles all of it and plans what may be asked.
   *
   * @param entryPoints such as {@code authz/allow}; those that metadata names when there are none
   * @throws RejectedException with all that is wrong with the policies
   */
  public Planned plan(Collection<String> entryPoints) {
    Loaded loaded = loader.loaded();
    CompileSettings settings = settings(loaded);
    List<RegoModule> parsed = parsed(loaded.modules(), settings);
    CompiledModules compiled = RegoCompiler.compile(parsed, settings);
    Collection<String> wanted = entryPoints.isEmpty() ? EntryPoints.annotated(parsed) : entryPoints;
    return new Planned(EntryPoints.plan(compiled, wanted), loaded, dialect, bodies());
  }

  /**
   * Compiles all of it and tells what it consists of.
   *
   * @throws RejectedException with all that is wrong with the policies
   */
  public Inspection inspect() {
    Loaded loaded = loader.loaded();
    CompileSettings settings = settings(loaded);
    List<RegoModule> parsed = parsed(loaded.modules(), settings);
    return Inspection.of(loaded, parsed, RegoCompiler.compile(parsed, settings));
  }

  private CompileSettings settings(Loaded loaded) {
    Capabilities known = capabilities == null ? Capabilities.of(dialect) : capabilities;
    List<Declaration> added = new ArrayList<>(Operators.declarations());
    custom.forEach(builtin -> added.add(builtin.declaration()));
    Declarations declarations = known.builtins().with(added);
    return new CompileSettings(
        dialect,
        new Capabilities(
            declarations, known.features(), known.futureKeywords(), known.allowedHosts()),
        strict,
        print,
        tests,
        tracing,
        mistakeLimit,
        unsafe,
        schemas,
        conflicts ? path -> hasData(loaded.data(), path) : _ -> false);
  }

  private static boolean hasData(Value data, List<String> path) {
    Value at = data;
    for (String name : path) {
      at = at instanceof ObjectValue object ? object.get(StringValue.of(name)) : null;
      if (at == null) {
        return false;
      }
    }
    return true;
  }

  /** With metadata, since rules may ask for it and schemas hang on it; all mistakes are told. */
  private static List<RegoModule> parsed(Map<String, String> sources, CompileSettings settings) {
    List<RegoModule> modules = new ArrayList<>();
    List<Mistake> mistakes = new ArrayList<>();
    sources.forEach(
        (name, source) -> {
          try {
            modules.add(Parser.module(name, source, settings.parseOptions(true)));
          } catch (RejectedException rejected) {
            mistakes.addAll(rejected.mistakes());
          }
        });
    if (!mistakes.isEmpty()) {
      throw new RejectedException(mistakes);
    }
    return modules;
  }

  private Function<String, @Nullable Builtin> bodies() {
    Map<String, Builtin> added = new HashMap<>(Operators.all());
    for (CustomBuiltin builtin : custom) {
      if (added.put(builtin.name(), new GuardedBuiltin(builtin)) != null) {
        throw new IllegalArgumentException(
            "two built-ins are named %s; name one of them otherwise".formatted(builtin.name()));
      }
    }
    return name -> {
      Builtin own = added.get(name);
      return own == null ? Builtins.named(name) : own;
    };
  }

  private Map<String, Executable> plans(
      Loaded loaded, Declarations declared, Function<String, @Nullable Builtin> bodies) {
    Map<String, Executable> plans = new LinkedHashMap<>();
    for (Value document : loaded.plans()) {
      Policy policy = PlanReader.read(document);
      requireSound(policy, declared);
      Executable linked = Tiered.of(policy, bodies, tier);
      linked.plans().forEach(name -> plans.put(name, linked));
    }
    return plans;
  }

  /** A plan comes from a stranger. */
  private static void requireSound(Policy plan, Declarations declared) {
    List<String> mistakes =
        PlanVerifier.mistakes(
            plan,
            name -> {
              Declaration builtin = declared.find(name);
              return builtin == null ? -1 : builtin.type().arity();
            });
    if (!mistakes.isEmpty()) {
      throw new PlanException("the plan is not sound: " + String.join("; ", mistakes));
    }
  }
}
