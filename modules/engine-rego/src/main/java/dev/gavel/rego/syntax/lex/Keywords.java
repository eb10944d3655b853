package dev.gavel.rego.syntax.lex;

import dev.gavel.rego.syntax.tree.Dialect;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The words that each dialect keeps for itself, and those that an import reserves. */
public final class Keywords {
  /** Reserved since version 0. */
  public static final Map<String, Token> ALWAYS =
      Map.ofEntries(
          Map.entry("package", Token.PACKAGE),
          Map.entry("import", Token.IMPORT),
          Map.entry("as", Token.AS),
          Map.entry("default", Token.DEFAULT),
          Map.entry("else", Token.ELSE),
          Map.entry("not", Token.NOT),
          Map.entry("some", Token.SOME),
          Map.entry("with", Token.WITH),
          Map.entry("null", Token.NULL),
          Map.entry("true", Token.TRUE),
          Map.entry("false", Token.FALSE));

  /** Version 0 imports them, version 1 has them. */
  public static final Map<String, Token> ADDED_IN_V1 =
      Map.of("in", Token.IN, "every", Token.EVERY, "contains", Token.CONTAINS, "if", Token.IF);

  /** Version 1 imports them, version 2 has them. */
  public static final Map<String, Token> ADDED_IN_V2 =
      Map.of("not", Token.NOT, "and", Token.LOGICAL_AND, "or", Token.LOGICAL_OR);

  public static final Map<String, Token> OF_THE_FUTURE = union(ADDED_IN_V1, ADDED_IN_V2);

  private Keywords() {}

  /** Whether a dialect reserves this word. */
  public static boolean isReserved(String word, Dialect dialect) {
    return switch (dialect) {
      case V0 -> ALWAYS.containsKey(word);
      case V1 -> ALWAYS.containsKey(word) || ADDED_IN_V1.containsKey(word);
      case V2 -> ALWAYS.containsKey(word) || OF_THE_FUTURE.containsKey(word);
    };
  }

  /** Whether this word waits for the dialect that reserves it. */
  public static boolean isFuture(String word, Dialect dialect) {
    return switch (dialect) {
      case V0 -> ADDED_IN_V1.containsKey(word);
      case V1 -> ADDED_IN_V2.containsKey(word);
      case V2 -> false;
    };
  }

  /** Both maps; what brings in {@code every} brings in {@code in}. */
  public static Map<String, Token> union(Map<String, Token> words, Map<String, Token> more) {
    Map<String, Token> all = new HashMap<>(words);
    all.putAll(more);
    if (all.containsKey("every")) {
      all.put("in", Token.IN);
    }
    return Map.copyOf(all);
  }

  public static Map<String, Token> without(Map<String, Token> words, Set<String> gone) {
    Map<String, Token> rest = new HashMap<>(words);
    rest.keySet().removeAll(gone);
    return Map.copyOf(rest);
  }
}
