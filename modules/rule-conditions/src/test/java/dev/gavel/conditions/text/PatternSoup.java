package dev.gavel.conditions.text;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What patterns are made of, thrown together: few of them are sound, and those are strange. */
final class PatternSoup {
  private PatternSoup() {}

  static Arbitrary<String> ofParts() {
    return Arbitraries.of(
            "a",
            "b",
            ".",
            "*",
            "+",
            "?",
            "|",
            "(",
            ")",
            "(?:",
            "(?i)",
            "[",
            "]",
            "[^",
            "-",
            "{2}",
            "{0,3}",
            "{2,}",
            "{",
            "}",
            ",",
            "^",
            "$",
            "\\",
            "\\Q",
            "\\E",
            "\\b",
            "\\d",
            "\\pL",
            "[[:alpha:]]",
            "[:",
            ":]",
            "\\x{41}",
            "(a|b)",
            "a{3}",
            "[)a]",
            "\n",
            "\ud83d",
            "😀")
        .list()
        .ofMaxSize(9)
        .map(list -> String.join("", list));
  }
}
