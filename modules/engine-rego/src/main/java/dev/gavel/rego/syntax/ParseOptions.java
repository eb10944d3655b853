package dev.gavel.rego.syntax;

import dev.gavel.rego.syntax.lex.Keywords;
import dev.gavel.rego.syntax.tree.Dialect;
import java.util.Set;

/**
 * What a parser accepts.
 *
 * @param dialect of the source, unless an import raises it
 * @param futureKeywords those that an import may switch on
 * @param features of the language that are known, by OPA's names
 * @param annotations whether metadata blocks are read
 * @param active future keywords in force without an import
 */
public record ParseOptions(
    Dialect dialect,
    Set<String> futureKeywords,
    Set<String> features,
    boolean annotations,
    Set<String> active) {
  public static final String REGO_V1 = "rego_v1";
  public static final String REGO_V2 = "rego_v2";
  public static final String REGO_V1_IMPORT = "rego_v1_import";
  public static final String REGO_V2_IMPORT = "rego_v2_import";
  public static final String KEYWORDS_IN_REFS = "keywords_in_refs";
  public static final String TEMPLATE_STRINGS = "template_strings";

  /** As OPA parses a module by default. */
  public static final ParseOptions V1 =
      new ParseOptions(
          Dialect.V1,
          Keywords.ADDED_IN_V2.keySet(),
          Set.of(REGO_V1, REGO_V2, REGO_V2_IMPORT, KEYWORDS_IN_REFS, TEMPLATE_STRINGS),
          true,
          Set.of());

  /** The language before version 1. */
  public static final ParseOptions V0 =
      new ParseOptions(
          Dialect.V0,
          Keywords.OF_THE_FUTURE.keySet(),
          Set.of(
              "rule_head_ref_string_prefixes",
              "rule_head_refs",
              REGO_V1_IMPORT,
              REGO_V2_IMPORT,
              REGO_V1,
              REGO_V2,
              KEYWORDS_IN_REFS),
          true,
          Set.of());

  /** The language of version 2. */
  public static final ParseOptions V2 =
      new ParseOptions(
          Dialect.V2,
          Set.of(),
          Set.of(
              REGO_V1_IMPORT, REGO_V2_IMPORT, REGO_V1, REGO_V2, KEYWORDS_IN_REFS, TEMPLATE_STRINGS),
          true,
          Set.of());

  public ParseOptions {
    futureKeywords = Set.copyOf(futureKeywords);
    features = Set.copyOf(features);
    active = Set.copyOf(active);
  }

  /** What OPA assumes for a dialect when told nothing else. */
  public static ParseOptions of(Dialect dialect) {
    return switch (dialect) {
      case V0 -> V0;
      case V1 -> V1;
      case V2 -> V2;
    };
  }

  public ParseOptions withAnnotations(boolean read) {
    return new ParseOptions(dialect, futureKeywords, features, read, active);
  }

  public ParseOptions withActive(Set<String> keywords) {
    return new ParseOptions(dialect, futureKeywords, features, annotations, keywords);
  }

  /** Whether a feature of the language is known. */
  public boolean knows(String feature) {
    return features.contains(feature)
        || (dialect == Dialect.V2
            && features.contains(REGO_V2)
            && (feature.equals(KEYWORDS_IN_REFS) || feature.equals(TEMPLATE_STRINGS)));
  }
}
