package dev.gavel.rego.type;

import dev.gavel.engine.value.ArrayValue;
import dev.gavel.engine.value.BooleanValue;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.syntax.tree.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a program may use: built-in functions, parts of the language, hosts. A program that must run
 * elsewhere is compiled with the capabilities of that place.
 *
 * @param allowedHosts from where schemas may be fetched; null stands for anywhere
 */
public record Capabilities(
    Declarations builtins,
    Set<String> features,
    Set<String> futureKeywords,
    @Nullable Set<String> allowedHosts) {

  public static final String RULE_HEAD_REFS = "rule_head_refs";
  public static final String RULE_HEAD_REF_STRING_PREFIXES = "rule_head_ref_string_prefixes";
  public static final String REGO_V1 = "rego_v1";
  public static final String REGO_V2 = "rego_v2";
  public static final String REGO_V1_IMPORT = "rego_v1_import";
  public static final String REGO_V2_IMPORT = "rego_v2_import";
  public static final String KEYWORDS_IN_REFS = "keywords_in_refs";
  public static final String TEMPLATE_STRINGS = "template_strings";

  private static final Set<String> IMPLIED_BY_V2 = Set.of(KEYWORDS_IN_REFS, TEMPLATE_STRINGS);

  public Capabilities {
    features = Set.copyOf(features);
    futureKeywords = Set.copyOf(futureKeywords);
    allowedHosts = allowedHosts == null ? null : Set.copyOf(allowedHosts);
  }

  /** All that there is. */
  public static Capabilities current() {
    return of(Dialect.V1);
  }

  /** All that there is for programs written in one version of the language. */
  public static Capabilities of(Dialect dialect) {
    Declarations builtins = Declarations.standard();
    return switch (dialect) {
      case V0 ->
          new Capabilities(
              builtins,
              Set.of(
                  RULE_HEAD_REF_STRING_PREFIXES,
                  RULE_HEAD_REFS,
                  REGO_V1_IMPORT,
                  REGO_V2_IMPORT,
                  REGO_V1,
                  REGO_V2,
                  KEYWORDS_IN_REFS),
              Set.of("and", "contains", "every", "if", "in", "not", "or"),
              null);
      case V1 ->
          new Capabilities(
              builtins,
              Set.of(REGO_V1, REGO_V2, REGO_V2_IMPORT, KEYWORDS_IN_REFS, TEMPLATE_STRINGS),
              Set.of("and", "not", "or"),
              null);
      case V2 ->
          new Capabilities(
              builtins,
              Set.of(
                  REGO_V1_IMPORT,
                  REGO_V2_IMPORT,
                  REGO_V1,
                  REGO_V2,
                  KEYWORDS_IN_REFS,
                  TEMPLATE_STRINGS),
              Set.of(),
              null);
    };
  }

  public boolean supports(String feature) {
    return features.contains(feature);
  }

  /** Whether modules of a dialect may use a feature; the second version implies some. */
  public boolean supports(String feature, Dialect dialect) {
    return supports(feature)
        || (dialect == Dialect.V2 && supports(REGO_V2) && IMPLIED_BY_V2.contains(feature));
  }

  /**
   * The capabilities of a list such as {@code opa capabilities} prints.
   *
   * @throws IllegalArgumentException when a type in it is none
   */
  public static Capabilities read(Value json) {
    ObjectValue list = json instanceof ObjectValue object ? object : ObjectValue.EMPTY;
    List<Declaration> builtins = new ArrayList<>();
    for (Value item : items(list.get("builtins"))) {
      if (item instanceof ObjectValue builtin) {
        builtins.add(declaration(builtin));
      }
    }
    Value hosts = list.get("allow_net");
    return new Capabilities(
        Declarations.of(builtins),
        strings(list.get("features")),
        strings(list.get("future_keywords")),
        hosts instanceof ArrayValue ? strings(hosts) : null);
  }

  private static Declaration declaration(ObjectValue json) {
    String name = text(json.get("name"));
    if (!(TypeJson.read(json.get("decl")) instanceof FunctionType type)) {
      throw new IllegalArgumentException("the built-in " + name + " is not declared as a function");
    }
    String infix = text(json.get("infix"));
    return new Declaration(
        name,
        type,
        infix.isEmpty() ? null : infix,
        json.get("relation") == BooleanValue.TRUE,
        json.get("nondeterministic") == BooleanValue.TRUE,
        json.get("deprecated") == BooleanValue.TRUE);
  }

  private static String text(@Nullable Value json) {
    return json instanceof StringValue string ? string.text() : "";
  }

  private static Set<String> strings(@Nullable Value json) {
    Set<String> strings = new TreeSet<>();
    items(json).forEach(item -> strings.add(text(item)));
    return strings;
  }

  private static Iterable<Value> items(@Nullable Value list) {
    return list instanceof ArrayValue array ? array : List.of();
  }
}
