package dev.gavel.rego.resolve;

import dev.gavel.rego.diagnostic.Mistakes;
import dev.gavel.rego.type.Capabilities;
import java.util.Map;
import java.util.Set;

/**
 * How to compile.
 *
 * @param strict whether what is merely careless is a mistake too
 * @param print whether {@code print} is kept; it is erased otherwise
 * @param traceTests whether rules {@code test_..} keep the values that they compare, for reports
 * @param mistakeLimit how many mistakes are looked for; 0 for all
 * @param builtins the functions that policies may call, by name
 * @param unsafeBuiltins those of them that are refused
 * @param features the parts of the language that are allowed, as capabilities name them
 */
public record CompileOptions(
    boolean strict,
    boolean print,
    boolean traceTests,
    int mistakeLimit,
    Map<String, Signature> builtins,
    Set<String> unsafeBuiltins,
    Set<String> features) {
  public static final Set<String> ALL_FEATURES =
      Set.of(
          "rule_head_ref_string_prefixes",
          "rule_head_refs",
          "rego_v1_import",
          "rego_v1",
          "rego_v2",
          "rego_v2_import",
          "keywords_in_refs",
          "template_strings");

  public CompileOptions {
    builtins = Map.copyOf(builtins);
    unsafeBuiltins = Set.copyOf(unsafeBuiltins);
    features = Set.copyOf(features);
  }

  /** The defaults, with what is available to the program. */
  public static CompileOptions of(Capabilities capabilities) {
    Map<String, Signature> builtins = Signature.all(capabilities.builtins());
    return new CompileOptions(
        false, false, false, Mistakes.DEFAULT_LIMIT, builtins, Set.of(), capabilities.features());
  }

  public static CompileOptions of(Map<String, Signature> builtins) {
    return new CompileOptions(
        false, false, false, Mistakes.DEFAULT_LIMIT, builtins, Set.of(), ALL_FEATURES);
  }
}
