package dev.gavel.rego;

import dev.gavel.rego.check.typing.Schemas;
import dev.gavel.rego.diagnostic.Mistakes;
import dev.gavel.rego.resolve.CompileOptions;
import dev.gavel.rego.resolve.Signature;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.tree.Dialect;
import dev.gavel.rego.type.Capabilities;
import dev.gavel.rego.type.Declaration;
import dev.gavel.rego.type.Declarations;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How modules and queries are compiled.
 *
 * @param strict whether what is merely careless is a mistake
 * @param print whether {@code print} is kept
 * @param tests whether rules {@code test_..} are made fit to be run as tests
 * @param tracing whether rules {@code test_..} keep the values they compare
 * @param hasData whether there is base data at a path, where no rule may then be
 */
record CompileSettings(
    Dialect dialect,
    Capabilities capabilities,
    boolean strict,
    boolean print,
    boolean tests,
    boolean tracing,
    int mistakeLimit,
    Set<String> unsafeBuiltins,
    Schemas schemas,
    Predicate<List<String>> hasData) {

  static final CompileSettings DEFAULT =
      new CompileSettings(
          Dialect.V1,
          Capabilities.current(),
          false,
          false,
          false,
          false,
          Mistakes.DEFAULT_LIMIT,
          Set.of(),
          Schemas.NONE,
          _ -> false);

  CompileSettings withHasData(Predicate<List<String>> changed) {
    return new CompileSettings(
        dialect,
        capabilities,
        strict,
        print,
        tests,
        tracing,
        mistakeLimit,
        unsafeBuiltins,
        schemas,
        changed);
  }

  ParseOptions parseOptions(boolean annotations) {
    return new ParseOptions(
        dialect, capabilities.futureKeywords(), capabilities.features(), annotations, Set.of());
  }

  Declarations builtins() {
    return capabilities.builtins();
  }

  Set<String> deprecated() {
    return builtins().all().stream()
        .filter(Declaration::deprecated)
        .map(Declaration::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  CompileOptions options() {
    return new CompileOptions(
        strict,
        print,
        tracing,
        mistakeLimit,
        Signature.all(builtins()),
        unsafeBuiltins,
        capabilities.features());
  }
}
