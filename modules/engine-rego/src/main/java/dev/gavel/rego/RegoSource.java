package dev.gavel.rego;

import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.StringValue;
import dev.gavel.engine.value.Value;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.syntax.AstJson;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.SyntaxTreeText;
import dev.gavel.rego.syntax.format.FormatOptions;
import dev.gavel.rego.syntax.format.Formatter;
import dev.gavel.rego.syntax.parse.Parser;
import dev.gavel.rego.syntax.tree.Dialect;
import dev.gavel.rego.syntax.tree.RegoModule;

/**
 * The text of one policy, for tools.
 *
 * @param file its name, for messages
 */
public record RegoSource(String file, String text) {
  private static final StringValue COMMENTS = StringValue.of("comments");

  /** What a formatted text is read as. */
  public enum Style {
    V0,
    V1,
    /** Read as version 0, and written so that both versions read it. */
    V0_AND_V1
  }

  /**
   * The syntax tree.
   *
   * @throws RejectedException with all that is wrong with the text
   */
  public RegoModule parsed(Dialect dialect) {
    return Parser.module(file, text, ParseOptions.of(dialect));
  }

  /** A syntax tree as {@code opa parse --format json} prints it. */
  public static Value json(RegoModule module, boolean locations, boolean comments) {
    Value json = locations ? AstJson.moduleWithLocations(module) : AstJson.module(module);
    if (comments || !(json instanceof ObjectValue object)) {
      return json;
    }
    ObjectValue.Builder bare = ObjectValue.builder();
    for (int i = 0; i < object.size(); i++) {
      if (!object.key(i).equals(COMMENTS)) {
        bare.put(object.key(i), object.value(i));
      }
    }
    return bare.build();
  }

  /** A syntax tree as {@code opa parse} prints it: a node a line. */
  public static String tree(RegoModule module, boolean comments) {
    return SyntaxTreeText.of(module, comments);
  }

  /**
   * The text laid out as {@code opa fmt} does.
   *
   * @throws RejectedException with all that is wrong with the text
   */
  public String formatted(Style style) {
    return Formatter.format(
        file,
        text,
        switch (style) {
          case V0 -> FormatOptions.V0;
          case V1 -> FormatOptions.V1;
          case V0_AND_V1 -> FormatOptions.V0_AND_V1;
        });
  }
}
