package dev.gavel.rego.syntax.format;

import static dev.gavel.rego.syntax.tree.walk.Identity.same;

import dev.gavel.engine.value.StringValue;
import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.syntax.Infix;
import dev.gavel.rego.syntax.Nodes;
import dev.gavel.rego.syntax.RegoText;
import dev.gavel.rego.syntax.tree.ArrayComprehension;
import dev.gavel.rego.syntax.tree.ArrayTerm;
import dev.gavel.rego.syntax.tree.Body;
import dev.gavel.rego.syntax.tree.Call;
import dev.gavel.rego.syntax.tree.Comment;
import dev.gavel.rego.syntax.tree.ObjectComprehension;
import dev.gavel.rego.syntax.tree.ObjectTerm;
import dev.gavel.rego.syntax.tree.Ref;
import dev.gavel.rego.syntax.tree.Scalar;
import dev.gavel.rego.syntax.tree.SetComprehension;
import dev.gavel.rego.syntax.tree.SetTerm;
import dev.gavel.rego.syntax.tree.TemplateString;
import dev.gavel.rego.syntax.tree.Term;
import dev.gavel.rego.syntax.tree.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes terms. Lists keep their line breaks; a term with a comment where none can go is written as
 * it was.
 */
final class TermFormat {
  private final Formatting formatting;
  private final Layout layout;
  private final FormatStyle style;

  /** The next term to stand in parentheses, whatever it is. */
  @Nullable Term parenthesise;

  TermFormat(Formatting formatting) {
    this.formatting = formatting;
    this.layout = formatting.layout;
    this.style = formatting.style;
  }

  /** Something that may meet a comment it cannot place. */
  interface Step {
    void run() throws UnexpectedCommentException;
  }

  /** Runs a step after whose failure no comments are written. */
  void forgetting(Step step) throws UnexpectedCommentException {
    try {
      step.run();
    } catch (UnexpectedCommentException e) {
      throw layout.forgetting(e);
    }
  }

  void term(Term term) throws UnexpectedCommentException {
    if (layout.comments().isEmpty()) {
      term(term, false);
      return;
    }
    Layout.Mark start = layout.mark();
    try {
      term(term, false);
    } catch (UnexpectedCommentException e) {
      layout.back(start);
      Comment waiting = layout.atLineEnd();
      boolean inside =
          waiting != null
              && !term.at().text().isEmpty()
              && waiting.at().row() >= Places.row(term.at())
              && waiting.at().row() <= Places.endRow(term.at());
      if (inside) {
        layout.dropLineEnd();
      }
      asItWas(term.at());
      throw e;
    }
  }

  /** Writes the source as it is, with the comments in it. */
  void asItWas(Location at) {
    String text = at.text();
    int last = Places.endRow(at);
    layout.write(text);
    List<Comment> rest = new ArrayList<>();
    for (Comment comment : layout.comments()) {
      if (formatting.commentOnLastLine && comment.at().row() == last) {
        layout.write(" " + comment.at().text());
      } else if (comment.at().row() >= last) {
        rest.add(comment);
      }
    }
    layout.comments(rest);
  }

  void term(Term term, boolean parentheses) throws UnexpectedCommentException {
    boolean asked = same(parenthesise, term);
    if (asked) {
      parenthesise = null;
    }
    forgetting(
        () -> {
          layout.commentsBefore(term.at());
          layout.startLineUnlessIn();
          content(term, parentheses || asked);
          layout.startLineUnlessIn();
        });
  }

  private void content(Term term, boolean parentheses) throws UnexpectedCommentException {
    switch (term) {
      case Scalar(var at, StringValue(String text)) -> string(at, text);
      case Scalar it -> layout.write(it.value().toString());
      case Var it -> layout.write(name(it));
      case Ref it -> reference(it.parts());
      case ArrayTerm it -> list("[", it.items(), "]", it.at());
      case SetTerm it when it.items().isEmpty() -> {
        layout.write("set()");
        layout.commentsBefore(Places.closing('(', ')', it.at()));
      }
      case SetTerm it -> list("{", it.items(), "}", it.at());
      case ObjectTerm it -> object(it);
      case ArrayComprehension it ->
          comprehension('[', ']', it.head(), Places.row(it.head().at()), it.body(), it.at());
      case SetComprehension it ->
          comprehension('{', '}', it.head(), Places.row(it.head().at()), it.body(), it.at());
      case ObjectComprehension it -> comprehension(it);
      case Call it -> call(it, parentheses);
      case TemplateString it -> new TemplateFormat(formatting).template(it);
    }
  }

  private String name(Var name) {
    if (!name.isWildcard()) {
      return name.name();
    }
    return formatting.repeated.contains(name.name()) ? "_" + name.name().substring(1) : "_";
  }

  /** As it was quoted: escapes stay what they are. */
  private void string(Location at, String text) {
    String source = at.text();
    if (source.startsWith("`")) {
      layout.write(source);
      return;
    }
    char last = source.isEmpty() ? ' ' : source.charAt(source.length() - 1);
    int quote = last == '"' || last == '`' ? source.indexOf(last) : -1;
    layout.write(quote < 0 ? GoQuote.quote(text) : source.substring(quote));
  }

  void reference(List<Term> parts) throws UnexpectedCommentException {
    Term head = parts.getFirst();
    boolean parentheses = head instanceof Call && head.at().startsWith('(');
    forgetting(() -> term(head, parentheses));
    for (Term part : parts.subList(1, parts.size())) {
      String text = Nodes.stringOf(part);
      if (text != null) {
        layout.write(needsBracket(text, part.at()) ? "[" + GoQuote.quote(text) + "]" : "." + text);
      } else if (part instanceof Var name) {
        layout.write("[" + name(name) + "]");
      } else {
        layout.write("[");
        try {
          term(part);
        } catch (UnexpectedCommentException e) {
          layout.write("\n");
        }
        layout.write("]");
      }
    }
  }

  private boolean needsBracket(String text, Location at) {
    return !Nodes.isName(text) || (style.isKeyword(text) && at.startsWith('"'));
  }

  private void call(Call call, boolean parentheses) throws UnexpectedCommentException {
    int operands = Braces.operands(call.function());
    if (operands == 0) {
      plainCall(call.function(), call.arguments());
      return;
    }
    String sign = Infix.sign(call.function());
    if (sign == null) {
      membership(call.function(), call.arguments(), true);
      return;
    }
    layout.write(parentheses ? "(" : "");
    if (call.arguments().size() != operands) {
      refuse(call.function(), call.arguments(), call.at());
      return;
    }
    term(call.arguments().get(0), true);
    layout.write(" " + sign + " ");
    term(call.arguments().get(1), true);
    layout.write(parentheses ? ")" : "");
  }

  void refuse(Ref function, List<Term> arguments, Location at) {
    List<String> have = arguments.stream().map(Nodes::kind).toList();
    formatting.mistakes.add(
        new Mistake(
            Mistake.TYPE,
            at,
            RegoText.of(function) + ": arity mismatch",
            List.of(
                "have: (" + String.join(",", have) + ")",
                "want: (" + Braces.wanted(function) + ")")));
  }

  void membership(Ref function, List<Term> operands, boolean parentheses)
      throws UnexpectedCommentException {
    if (operands.size() != Braces.operands(function)) {
      refuse(function, operands, function.at());
      return;
    }
    boolean wrapped = parentheses && operands.size() == 3;
    forgetting(
        () -> {
          layout.write(wrapped ? "(" : "");
          try {
            term(operands.get(0), true);
            if (operands.size() == 3) {
              layout.write(", ");
              term(operands.get(1), true);
            }
            layout.write(" in ");
            term(operands.getLast(), true);
          } finally {
            layout.write(wrapped ? ")" : "");
          }
        });
  }

  void plainCall(Ref function, List<Term> arguments) throws UnexpectedCommentException {
    reference(function.parts());
    layout.write("(");
    try {
      forgetting(
          () ->
              items(
                  arguments,
                  function.at(),
                  Places.closing('(', ')', function.at()),
                  this::argument));
    } finally {
      layout.write(")");
    }
  }

  /** A term of a list in which a bar means nothing else. */
  void argument(Term term) throws UnexpectedCommentException {
    wrapped(term, Braces.isUnion(term) && term.at().startsWith('('));
  }

  private void item(Term term) throws UnexpectedCommentException {
    wrapped(term, Braces.isUnion(term));
  }

  private void wrapped(Term term, boolean parentheses) throws UnexpectedCommentException {
    layout.write(parentheses ? "(" : "");
    try {
      term(term);
    } finally {
      layout.write(parentheses ? ")" : "");
    }
  }

  private void list(String open, List<Term> items, String close, Location at)
      throws UnexpectedCommentException {
    layout.write(open);
    try {
      items(items, at, Places.closing(open.charAt(0), close.charAt(0), at), this::item);
    } finally {
      layout.write(close);
    }
  }

  private void object(ObjectTerm object) throws UnexpectedCommentException {
    layout.write("{");
    try {
      items(
          object.entries(),
          entry -> entry.key().at(),
          true,
          object.at(),
          Places.closing('{', '}', object.at()),
          this::entry);
    } finally {
      layout.write("}");
    }
  }

  private void entry(ObjectTerm.Entry entry) throws UnexpectedCommentException {
    wrappedEarly(entry.key(), Braces.isUnion(entry.key()));
    layout.write(": ");
    wrapped(entry.value(), Braces.isUnion(entry.value()));
  }

  private void wrappedEarly(Term term, boolean parentheses) throws UnexpectedCommentException {
    layout.write(parentheses ? "(" : "");
    forgetting(() -> term(term));
    layout.write(parentheses ? ")" : "");
  }

  /** Writes an item of a list. */
  interface ItemWriter<T> {
    void write(T item) throws UnexpectedCommentException;
  }

  void items(List<Term> items, Location from, Location close, ItemWriter<Term> writer)
      throws UnexpectedCommentException {
    items(items, Term::at, Grouping.arePlaced(items), from, close, writer);
  }

  private <T> void items(
      List<T> items,
      Function<T, Location> place,
      boolean placed,
      Location from,
      Location close,
      ItemWriter<T> writer)
      throws UnexpectedCommentException {
    List<List<T>> lines = Grouping.lines(items, place, placed, from);
    boolean broken = lines.size() > 1;
    if (!broken) {
      for (Comment comment : layout.comments()) {
        if (comment.at().row() > Places.row(from) && comment.at().row() < close.row()) {
          throw new UnexpectedCommentException();
        }
      }
      broken = !items.isEmpty() && breaksBefore(place.apply(items.getFirst()), from);
    }
    boolean onLines = broken;
    forgetting(
        () -> {
          if (onLines) {
            layout.startLines();
          }
          for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
              layout.write(",");
              layout.endLine();
              layout.startLine();
            }
            line(lines.get(i), writer);
          }
          if (onLines) {
            layout.write(",");
            layout.endLine();
            layout.commentsBefore(close);
            layout.down();
            layout.startLine();
          }
        });
  }

  private <T> void line(List<T> items, ItemWriter<T> writer) throws UnexpectedCommentException {
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        layout.write(", ");
      }
      writer.write(items.get(i));
    }
  }

  private static boolean breaksBefore(Location first, Location from) {
    String text = from.text();
    int cut = text.indexOf(first.text());
    return cut > 0 && text.substring(0, cut).indexOf('\n') > 0;
  }

  private void comprehension(ObjectComprehension it) throws UnexpectedCommentException {
    layout.write("{");
    try {
      wrappedEarly(it.key(), Braces.isUnion(it.key()));
      layout.write(": ");
      int row = Places.row(it.at());
      comprehended('{', '}', it.value(), row, it.body(), it.at());
    } finally {
      layout.write("}");
    }
  }

  private void comprehension(char open, char close, Term head, int headRow, Body body, Location at)
      throws UnexpectedCommentException {
    layout.write(String.valueOf(open));
    try {
      comprehended(open, close, head, headRow, body, at);
    } finally {
      layout.write(String.valueOf(close));
    }
  }

  private void comprehended(char open, char close, Term head, int headRow, Body body, Location at)
      throws UnexpectedCommentException {
    if (headRow > Places.row(at)) {
      layout.endLine();
      layout.startLine();
    }
    boolean parentheses =
        head instanceof Call && (Braces.isUnion(head) || head.at().startsWith('('));
    Term placed = headRow == Places.row(head.at()) ? head : onRow(head, headRow);
    forgetting(() -> term(placed, parentheses));
    layout.write(" |");
    formatting.bodies.inBraces(open, close, body, placed.at(), at);
  }

  private static Term onRow(Term term, int row) {
    Location at = term.at();
    Location moved = new Location(at.file(), row, at.column(), at.offset(), at.text());
    return Nodes.at(term, moved);
  }
}
