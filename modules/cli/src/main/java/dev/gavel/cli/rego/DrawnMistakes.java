package dev.gavel.cli.rego;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import java.util.List;

/** Mistakes as OPA prints them, each under it the line where it is, with a caret at its place. */
public final class DrawnMistakes {
  private DrawnMistakes() {}

  public static String of(List<Mistake> mistakes) {
    List<String> drawn = mistakes.stream().map(DrawnMistakes::drawn).toList();
    return drawn.size() == 1
        ? "1 error occurred: " + drawn.getFirst()
        : drawn.size() + " errors occurred:\n" + String.join("\n", drawn);
  }

  private static String drawn(Mistake mistake) {
    Location at = mistake.at();
    String line = at.line();
    boolean isDrawn = mistake.details().stream().anyMatch(detail -> detail.endsWith("^"));
    if (isDrawn || line.isEmpty()) {
      return mistake.toString();
    }
    String plain = new Mistake(mistake.code(), at, mistake.message(), List.of()).toString();
    StringBuilder text = new StringBuilder(plain);
    text.append("\n\t")
        .append(line)
        .append("\n\t")
        .append(blank(line, at.column() - 1))
        .append('^');
    mistake.details().forEach(detail -> text.append("\n\t").append(detail));
    return text.toString();
  }

  /** As wide as the first characters of the line, tabs among them. */
  private static String blank(String line, int characters) {
    StringBuilder blank = new StringBuilder();
    line.codePoints().limit(characters).forEach(c -> blank.append(c == '\t' ? '\t' : ' '));
    return blank.toString();
  }
}
