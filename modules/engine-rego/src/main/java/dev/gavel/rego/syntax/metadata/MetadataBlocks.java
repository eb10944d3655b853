package dev.gavel.rego.syntax.metadata;

import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.syntax.tree.Comment;
import dev.gavel.rego.syntax.tree.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Finds the metadata blocks among the comments of a source: from {@code # METADATA} at the
 * beginning of a line to the last comment of the lines that follow it without a gap.
 */
public final class MetadataBlocks {
  private final List<Comment> comments;
  private final Function<String, Term> terms;
  private final List<Metadata> metadata = new ArrayList<>();
  private final List<Mistake> mistakes = new ArrayList<>();

  /** Finds them; {@code terms} parses the terms that stand in them. */
  public MetadataBlocks(List<Comment> comments, Function<String, Term> terms) {
    this.comments = comments;
    this.terms = terms;
    for (int i = 0; i < comments.size(); i++) {
      if (beginsBlock(comments.get(i))) {
        int end = i + 1;
        while (end < comments.size() && continues(comments.get(end), comments.get(end - 1))) {
          end++;
        }
        read(i, end);
      }
    }
  }

  public List<Metadata> metadata() {
    return metadata;
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }

  private static boolean beginsBlock(Comment comment) {
    return comment.at().column() == 1 && comment.text().strip().startsWith("METADATA");
  }

  private static boolean continues(Comment comment, Comment previous) {
    return comment.at().column() == 1
        && comment.at().row() - 1 == previous.at().row()
        && !beginsBlock(comment);
  }

  private void read(int begin, int end) {
    List<Comment> block = comments.subList(begin + 1, end);
    StringBuilder yaml = new StringBuilder();
    for (Comment comment : block) {
      String text = comment.text();
      yaml.append(text.startsWith(" ") ? text.substring(1) : text).append('\n');
    }
    Location start = comments.get(begin).at();
    if (yaml.toString().isBlank()) {
      refuse(start, "expected METADATA block, found whitespace");
      return;
    }
    YamlFields fields;
    MetadataReader reader;
    try {
      fields = new YamlFields(YamlComposer.compose(yaml.toString()));
      reader = new MetadataReader(fields, terms);
      fields.finish();
    } catch (MetadataException malformed) {
      refuse(place(malformed.why(), block), malformed.why() + hints(block));
      return;
    }
    try {
      metadata.add(reader.metadata(located(start, yaml.toString())));
    } catch (MetadataException invalid) {
      refuse(start, invalid.why());
    }
  }

  private void refuse(Location at, String why) {
    mistakes.add(new Mistake(Mistake.PARSE, at, why));
  }

  /** The text of the block as it would be written properly. */
  private static Location located(Location start, String yaml) {
    String body = "# " + yaml.stripTrailing().replace("\n", "\n# ");
    String text = "# METADATA\n" + body;
    return new Location(start.file(), start.row(), start.column(), start.offset(), text);
  }

  /** OPA takes the line after the one that the reader speaks of. */
  private static Location place(String why, List<Comment> block) {
    String rest =
        why.startsWith("yaml: unmarshal errors:")
            ? why.substring("yaml: unmarshal errors:".length()).stripLeading()
            : why.startsWith("yaml: ") ? why.substring("yaml: ".length()) : "";
    int colon = rest.indexOf(':');
    boolean numbered = rest.startsWith("line ") && colon > 5 && isNumber(rest.substring(5, colon));
    int line = numbered ? Integer.parseInt(rest.substring(5, colon)) : 0;
    return block.get(Math.min(line, block.size() - 1)).at();
  }

  private static boolean isNumber(String text) {
    return text.length() < 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Guesses where a colon lacks the space behind it. */
  private static String hints(List<Comment> block) {
    StringBuilder hints = new StringBuilder();
    for (Comment comment : block) {
      String[] parts = comment.text().split(":", -1);
      List<String> wrong = new ArrayList<>();
      for (int i = 1; i < parts.length; i++) {
        boolean last = i == parts.length - 1;
        if ((parts[i].isEmpty() && last) || parts[i].startsWith(" ") || parts[i].startsWith("\t")) {
          break;
        }
        int symbol = parts[i].isEmpty() ? 0xFFFD : parts[i].codePointAt(0);
        wrong.add(GoQuote.characterToAscii(symbol));
      }
      if (!wrong.isEmpty()) {
        hints
            .append("\n  Hint: on line ")
            .append(comment.at().row())
            .append(", symbol(s) [")
            .append(String.join(" ", wrong))
            .append("] immediately following a key/value separator ':' is not a legal yaml space")
            .append(" character");
      }
    }
    return hints.toString();
  }
}
