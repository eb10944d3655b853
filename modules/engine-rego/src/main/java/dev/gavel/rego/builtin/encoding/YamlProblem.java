package dev.gavel.rego.builtin.encoding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.ScannerException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What is wrong with YAML, in the words that Go's reader has for it. */
public final class YamlProblem {
  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("mapping values are not", "mapping values are not allowed in this context");
    WORDS.put("sequence entries", "block sequence entries are not allowed in this context");
    WORDS.put("mapping keys", "mapping keys are not allowed in this context");
    WORDS.put("found character", "found character that cannot start any token");
    WORDS.put("found unexpected document", "found unexpected document indicator");
    WORDS.put("found unknown escape", "found unknown escape character");
    WORDS.put("expected indentation", "found an indentation indicator equal to 0");
    WORDS.put("expected chomping", "did not find expected comment or line break");
    WORDS.put("expected a comment", "did not find expected comment or line break");
    WORDS.put("unexpected character", "did not find expected alphabetic or numeric character");
    WORDS.put("expected escape sequence", "did not find expected hexdecimal number");
    WORDS.put("expected the node content", "did not find expected node content");
    WORDS.put("expected '<document start>'", "did not find expected <document start>");
    WORDS.put("expected ',' or ']'", "did not find expected ',' or ']'");
    WORDS.put("expected ',' or '}'", "did not find expected ',' or '}'");
    WORDS.put("found undefined tag", "found undefined tag handle");
    WORDS.put("found duplicate YAML", "found duplicate %YAML directive");
    WORDS.put("duplicate tag", "found duplicate %TAG directive");
    WORDS.put("expected URI", "did not find expected tag URI");
    WORDS.put("expected '!'", "did not find expected '!'");
    WORDS.put("expected '>'", "did not find the expected '>'");
    WORDS.put("expected ' '", "did not find expected whitespace or line break");
  }

  private YamlProblem() {}

  public static String of(YamlEngineException malformed) {
    return switch (malformed) {
      case MarkedYamlEngineException marked -> "yaml: " + line(marked) + problem(marked);
      case ReaderException _ -> "yaml: control characters are not allowed";
      default -> "yaml: " + malformed.getMessage();
    };
  }

  /** The line where the surrounding thing begins; Go leaves out the first, unless it scans. */
  private static String line(MarkedYamlEngineException marked) {
    int line = line(marked.getContextMark());
    if (line == 0) {
      line = line(marked.getProblemMark());
    }
    if (line == 0) {
      return "";
    }
    return "line " + (marked instanceof ScannerException ? line + 1 : line) + ": ";
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(YamlProblem::line).orElse(0);
  }

  /** Go ends the last line where it stops. */
  private static int line(Mark mark) {
    boolean atEnd = mark.getPointer() >= mark.getBuffer().length;
    return mark.getLine() + (atEnd && mark.getColumn() > 0 ? 1 : 0);
  }

  private static String problem(MarkedYamlEngineException marked) {
    String problem = marked.getProblem();
    if (problem.startsWith("expected <block end>")) {
      String context = String.valueOf(marked.getContext());
      return context.contains("block mapping")
          ? "did not find expected key"
          : "did not find expected '-' indicator";
    }
    return WORDS.entrySet().stream()
        .filter(entry -> problem.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(problem);
  }
}
