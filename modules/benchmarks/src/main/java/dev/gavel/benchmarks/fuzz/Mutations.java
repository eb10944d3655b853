package dev.gavel.benchmarks.fuzz;

import java.util.List;
import java.util.Random;

/** Texts made of other texts: pieces swapped, doubled, dropped, nested, or put together anew. */
final class Mutations {
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "(",
          ")",
          "\"",
          "`",
          "$\"{",
          "|",
          ":=",
          "=",
          "==",
          "!=",
          ".",
          ",",
          ";",
          "\n",
          "\t",
          "#",
          "\\",
          "\\u12",
          "\0",
          "é",
          "\ud83d",
          "_",
          "-",
          "+",
          "*",
          "/",
          "%",
          "&",
          " not ",
          " some ",
          " every ",
          " in ",
          " if ",
          " else ",
          " with ",
          " as ",
          " contains ",
          " default ",
          "import ",
          "package ",
          " or ",
          " and ",
          "input",
          "data",
          "true",
          "null",
          "0",
          "1e400",
          "-0.0",
          "1e-999",
          "9223372036854775808",
          "set()",
          "{}",
          "x",
          "_",
          "data.a",
          "# METADATA\n# title: x\n",
          "future.keywords",
          "rego.v1",
          "walk(input, [p, v])");

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  String of(List<String> corpus) {
    String text = corpus.get(random.nextInt(corpus.size()));
    int rounds = 1 + random.nextInt(6);
    for (int round = 0; round < rounds; round++) {
      text = once(text, corpus);
    }
    return text.length() > 20_000 ? text.substring(0, 20_000) : text;
  }

  private String once(String text, List<String> corpus) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(20));
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    return switch (random.nextInt(9)) {
      case 0 -> text.substring(0, from) + text.substring(to);
      case 1, 2 -> text.substring(0, from) + piece + text.substring(from);
      case 3 -> text.substring(0, from) + piece + text.substring(to);
      case 4 -> text.substring(0, to) + text.substring(from);
      case 5 ->
          text.substring(0, from) + piece.repeat(1 + random.nextInt(300)) + text.substring(to);
      case 6 -> {
        String other = corpus.get(random.nextInt(corpus.size()));
        yield text.substring(0, from) + other.substring(random.nextInt(other.length() + 1));
      }
      case 7 -> {
        String[] words = text.split("(?<=\\W)|(?=\\W)", -1);
        int one = random.nextInt(words.length);
        int two = random.nextInt(words.length);
        String kept = words[one];
        words[one] = words[two];
        words[two] = kept;
        yield String.join("", words);
      }
      default ->
          text.isEmpty() || from == text.length()
              ? piece
              : text.substring(0, from)
                  + (char) (text.charAt(from) ^ (1 << random.nextInt(8)))
                  + text.substring(from + 1);
    };
  }
}
