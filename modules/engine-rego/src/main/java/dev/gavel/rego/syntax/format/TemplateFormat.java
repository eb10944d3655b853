package dev.gavel.rego.syntax.format;

import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.tree.Comment;
import dev.gavel.rego.syntax.tree.Expr;
import dev.gavel.rego.syntax.tree.TemplateString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes template strings. */
final class TemplateFormat {
  private final Formatting formatting;
  private final Layout layout;

  TemplateFormat(Formatting formatting) {
    this.formatting = formatting;
    this.layout = formatting.layout;
  }

  void template(TemplateString template) throws UnexpectedCommentException {
    String quote = template.raw() ? "`" : "\"";
    layout.write("$" + quote);
    List<TemplateString.Part> parts = template.parts();
    for (int i = 0; i < parts.size(); i++) {
      switch (parts.get(i)) {
        case TemplateString.Text text -> layout.write(text(text.text(), template.raw()));
        case TemplateString.Hole hole when Nodes.constant(hole) != null ->
            layout.write(RegoText.of(hole.expression()));
        case TemplateString.Hole hole ->
            hole(hole.expression(), i + 1 < parts.size() ? at(parts.get(i + 1)) : null);
      }
    }
    layout.write(quote);
  }

  private static Location at(TemplateString.Part part) {
    return switch (part) {
      case TemplateString.Text text -> text.at();
      case TemplateString.Hole hole -> hole.expression().at();
    };
  }

  private void hole(Expr expr, @Nullable Location next) throws UnexpectedCommentException {
    layout.write("{");
    layout.up();
    if (layout.atLineEnd() != null) {
      layout.endLine();
      layout.startLine();
    } else {
      List<Comment> before = layout.takeBefore(expr.at());
      if (!before.isEmpty()) {
        layout.write(" ");
        layout.inLine(true);
        layout.lines(before);
      }
    }
    formatting.bodies.expr(expr);
    if (next != null) {
      List<Comment> behind = layout.takeBefore(next);
      if (!behind.isEmpty()) {
        layout.endLine();
        layout.lines(behind);
        layout.startLine();
      }
    }
    layout.write("}");
    layout.down();
  }

  private static String text(String text, boolean raw) {
    String quoted = GoQuote.quote(text);
    String escaped = raw ? text : quoted.substring(1, quoted.length() - 1);
    StringBuilder braced = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      boolean bare = escaped.charAt(i) == '{' && (i == 0 || escaped.charAt(i - 1) != '\\');
      braced.append(bare ? "\\" : "").append(escaped.charAt(i));
    }
    return braced.toString();
  }
}
