package dev.gavel.rego.builtin.template;

import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.builtin.template.TemplateNode.Branch;
import dev.gavel.rego.builtin.template.TemplateNode.Chain;
import dev.gavel.rego.builtin.template.TemplateNode.Command;
import dev.gavel.rego.builtin.template.TemplateNode.Constant;
import dev.gavel.rego.builtin.template.TemplateNode.Dot;
import dev.gavel.rego.builtin.template.TemplateNode.Field;
import dev.gavel.rego.builtin.template.TemplateNode.Identifier;
import dev.gavel.rego.builtin.template.TemplateNode.Nil;
import dev.gavel.rego.builtin.template.TemplateNode.Operand;
import dev.gavel.rego.builtin.template.TemplateNode.Pipe;
import dev.gavel.rego.builtin.template.TemplateNode.Variable;
import dev.gavel.rego.builtin.template.TemplateNode.Word;
import dev.gavel.rego.builtin.template.TemplateToken.Kind;
import dev.gavel.rego.evaluation.Budget;
import dev.gavel.rego.evaluation.BuiltinException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tokens to the templates that they define; the main one has the name {@code template}. */
final class TemplateParser {
  private static final int MAX_DEPTH = 200;

  private final List<TemplateToken> tokens;
  private final Map<String, List<TemplateNode>> templates = new HashMap<>();
  private List<String> variables = new ArrayList<>(List.of("$"));
  private int next;
  private int furthest;
  private int actionLine;
  private int ranges;
  private int depth;

  private TemplateParser(List<TemplateToken> tokens) {
    this.tokens = tokens;
  }

  static Map<String, List<TemplateNode>> parse(String text, Budget budget) {
    TemplateParser parser = new TemplateParser(TemplateLexer.tokens(text, budget));
    parser.main();
    return parser.templates;
  }

  /** What ends a list of nodes. */
  private record Items(List<TemplateNode> nodes, Kind end) {}

  private void main() {
    List<TemplateNode> nodes = new ArrayList<>();
    while (!peek().is(Kind.EOF)) {
      if (peek().is(Kind.OPEN) && afterOpen().is(Kind.DEFINE)) {
        take();
        takeSolid();
        definition();
        continue;
      }
      Kind end = item(nodes);
      if (end != null) {
        throw failed("unexpected {{" + end.name().toLowerCase(Locale.ROOT) + "}}");
      }
    }
    add("template", nodes);
  }

  private TemplateToken afterOpen() {
    int place = next + 1;
    while (place < tokens.size() - 1 && tokens.get(place).is(Kind.SPACE)) {
      place++;
    }
    return tokens.get(Math.min(place, tokens.size() - 1));
  }

  private void definition() {
    String name = name(takeSolid(), "define clause");
    expect(Kind.CLOSE, "define clause");
    add(name, separately("define clause"));
  }

  /** The body of a template of its own: it knows no variables from around it. */
  private List<TemplateNode> separately(String context) {
    List<String> outer = variables;
    int outerRanges = ranges;
    variables = new ArrayList<>(List.of("$"));
    ranges = 0;
    Items items = items();
    variables = outer;
    ranges = outerRanges;
    if (items.end() != Kind.END) {
      throw failed("unexpected {{else}} in " + context);
    }
    return items.nodes();
  }

  private void add(String name, List<TemplateNode> nodes) {
    List<TemplateNode> known = templates.get(name);
    if (known == null || isEmpty(known)) {
      templates.put(name, nodes);
    } else if (!isEmpty(nodes)) {
      throw failed("template: multiple definition of template " + GoQuote.quote(name));
    }
  }

  private static boolean isEmpty(List<TemplateNode> nodes) {
    return nodes.stream()
        .allMatch(node -> node instanceof TemplateNode.Text text && text.text().isBlank());
  }

  private Items items() {
    if (++depth > MAX_DEPTH) {
      throw failed("max expression depth exceeded");
    }
    List<TemplateNode> nodes = new ArrayList<>();
    while (!peekSolid().is(Kind.EOF)) {
      Kind end = item(nodes);
      if (end != null) {
        depth--;
        return new Items(nodes, end);
      }
    }
    throw failed("unexpected EOF");
  }

  /** Adds a node, or answers which word ends the list. */
  private @Nullable Kind item(List<TemplateNode> nodes) {
    TemplateToken token = takeSolid();
    if (token.is(Kind.TEXT)) {
      nodes.add(new TemplateNode.Text(token.text()));
      return null;
    }
    if (!token.is(Kind.OPEN)) {
      throw unexpected(token, "input");
    }
    actionLine = token.line();
    Kind end = action(nodes);
    actionLine = 0;
    return end;
  }

  private @Nullable Kind action(List<TemplateNode> nodes) {
    TemplateToken token = peekSolid();
    switch (token.kind()) {
      case END -> {
        takeSolid();
        expect(Kind.CLOSE, "end");
        return Kind.END;
      }
      case ELSE -> {
        takeSolid();
        if (!peekSolid().is(Kind.IF) && !peekSolid().is(Kind.WITH)) {
          expect(Kind.CLOSE, "else");
        }
        return Kind.ELSE;
      }
      case IF, WITH, RANGE -> {
        takeSolid();
        nodes.add(branch(Word.valueOf(token.kind().name())));
      }
      case BREAK, CONTINUE -> nodes.add(jump(takeSolid()));
      case TEMPLATE -> {
        takeSolid();
        nodes.add(invocation());
      }
      case BLOCK -> {
        takeSolid();
        nodes.add(block());
      }
      default -> nodes.add(new TemplateNode.Action(pipeline("command", Kind.CLOSE)));
    }
    return null;
  }

  private TemplateNode jump(TemplateToken word) {
    String shown = "{{" + word.text() + "}}";
    TemplateToken close = takeSolid();
    if (!close.is(Kind.CLOSE)) {
      throw unexpected(close, shown);
    }
    if (ranges == 0) {
      throw failed(shown + " outside {{range}}");
    }
    return TemplateNode.Jump.valueOf(word.kind().name());
  }

  private Branch branch(Word word) {
    int known = variables.size();
    Pipe pipe = pipeline(word.name().toLowerCase(Locale.ROOT), Kind.CLOSE);
    ranges += word == Word.RANGE ? 1 : 0;
    Items body = items();
    ranges -= word == Word.RANGE ? 1 : 0;
    List<TemplateNode> otherwise = List.of();
    if (body.end() == Kind.ELSE) {
      boolean chained = word != Word.RANGE && peekSolid().kind().name().equals(word.name());
      if (chained) {
        takeSolid();
        otherwise = List.of(branch(word));
      } else {
        Items items = items();
        if (items.end() != Kind.END) {
          throw failed("expected end; found {{else}}");
        }
        otherwise = items.nodes();
      }
    }
    variables = new ArrayList<>(variables.subList(0, known));
    return new Branch(word, pipe, body.nodes(), otherwise);
  }

  private TemplateNode invocation() {
    TemplateToken token = takeSolid();
    String name = name(token, "template clause");
    if (peekSolid().is(Kind.CLOSE)) {
      takeSolid();
      return new TemplateNode.Invocation(token.at(), name, null);
    }
    Pipe pipe = pipeline("template clause", Kind.CLOSE);
    return new TemplateNode.Invocation(token.at(), name, pipe);
  }

  private TemplateNode block() {
    TemplateToken token = takeSolid();
    String name = name(token, "block clause");
    Pipe pipe = pipeline("block clause", Kind.CLOSE);
    add(name, separately("block clause"));
    return new TemplateNode.Invocation(token.at(), name, pipe);
  }

  private String name(TemplateToken token, String context) {
    if (!token.is(Kind.STRING) && !token.is(Kind.RAW_STRING)) {
      throw unexpected(token, context);
    }
    return unquote(token);
  }

  private String unquote(TemplateToken token) {
    try {
      return GoUnquote.string(token.text());
    } catch (NumberFormatException invalid) {
      throw failed("invalid syntax");
    }
  }

  private Pipe pipeline(String context, Kind end) {
    if (++depth > MAX_DEPTH) {
      throw failed("max expression depth exceeded");
    }
    int at = peekSolid().at();
    List<String> declared = new ArrayList<>();
    boolean assigns = declarations(context, declared);
    List<Command> commands = new ArrayList<>();
    while (!peekSolid().is(end)) {
      TemplateToken token = peekSolid();
      switch (token.kind()) {
        case BOOL,
            CHARACTER,
            DOT,
            FIELD,
            IDENTIFIER,
            NUMBER,
            NIL,
            RAW_STRING,
            STRING,
            VARIABLE,
            LEFT_PAREN ->
            commands.add(command());
        default -> {
          takeSolid();
          throw unexpected(token, context);
        }
      }
    }
    takeSolid();
    check(commands, context);
    depth--;
    return new Pipe(at, declared, assigns, commands);
  }

  private void check(List<Command> commands, String context) {
    if (commands.isEmpty()) {
      throw failed("missing value for " + context);
    }
    for (int i = 1; i < commands.size(); i++) {
      Operand first = commands.get(i).words().getFirst();
      if (first instanceof Constant || first instanceof Dot || first instanceof Nil) {
        throw failed("non executable command in pipeline stage " + (i + 1));
      }
    }
  }

  /** Whether the variables at the start of a pipeline are set anew rather than declared. */
  private boolean declarations(String context, List<String> declared) {
    while (peekSolid().is(Kind.VARIABLE)) {
      int before = next;
      TemplateToken variable = takeSolid();
      TemplateToken mark = peekSolid();
      if (mark.is(Kind.ASSIGN) || mark.is(Kind.DECLARE)) {
        takeSolid();
        declared.add(variable.text());
        variables.add(variable.text());
        return mark.is(Kind.ASSIGN);
      }
      if (!mark.is(Kind.CHAR) || !mark.text().equals(",")) {
        next = before;
        return false;
      }
      takeSolid();
      declared.add(variable.text());
      variables.add(variable.text());
      if (!context.equals("range") || declared.size() > 1) {
        throw failed("too many declarations in " + context);
      }
      Kind kind = peekSolid().kind();
      if (kind != Kind.VARIABLE && kind != Kind.CLOSE && kind != Kind.RIGHT_PAREN) {
        throw failed("range can only initialize variables");
      }
    }
    return false;
  }

  private Command command() {
    int at = peekSolid().at();
    List<Operand> words = new ArrayList<>();
    while (true) {
      peekSolid();
      skipSpace();
      Operand operand = operand();
      if (operand != null) {
        words.add(operand);
      }
      TemplateToken token = take();
      if (token.is(Kind.SPACE)) {
        continue;
      }
      if (token.is(Kind.CLOSE) || token.is(Kind.RIGHT_PAREN)) {
        next--;
      } else if (!token.is(Kind.PIPE)) {
        throw unexpected(token, "operand");
      }
      break;
    }
    if (words.isEmpty()) {
      throw failed("empty command");
    }
    return new Command(at, words);
  }

  private @Nullable Operand operand() {
    Operand operand = term();
    if (operand == null || !peek().is(Kind.FIELD)) {
      return operand;
    }
    int at = peek().at();
    List<String> fields = new ArrayList<>();
    while (peek().is(Kind.FIELD)) {
      fields.add(take().text().substring(1));
    }
    return switch (operand) {
      case Field field -> {
        List<String> names = new ArrayList<>(field.names());
        names.addAll(fields);
        yield new Field(at, names);
      }
      case Variable variable -> new Variable(at, variable.name(), fields);
      case Constant _, Nil _, Dot _ ->
          throw failed("unexpected . after term " + GoQuote.quote(operand.toString()));
      default -> new Chain(at, operand, fields);
    };
  }

  private @Nullable Operand term() {
    TemplateToken token = takeSolid();
    return switch (token.kind()) {
      case IDENTIFIER -> {
        if (!TemplateFunctions.NAMES.contains(token.text())) {
          throw failed("function " + GoQuote.quote(token.text()) + " not defined");
        }
        yield new Identifier(token.at(), token.text());
      }
      case DOT -> new Dot(token.at());
      case NIL -> new Nil(token.at());
      case VARIABLE -> variable(token);
      case FIELD -> new Field(token.at(), List.of(token.text().substring(1)));
      case BOOL -> new Constant(token.at(), token.text(), token.text().equals("true"));
      case CHARACTER, NUMBER -> new Constant(token.at(), token.text(), number(token));
      case LEFT_PAREN -> pipeline("parenthesized pipeline", Kind.RIGHT_PAREN);
      case STRING, RAW_STRING -> new Constant(token.at(), token.text(), unquote(token));
      default -> {
        next--;
        yield null;
      }
    };
  }

  private Variable variable(TemplateToken token) {
    if (!variables.contains(token.text())) {
      throw failed("undefined variable " + GoQuote.quote(token.text()));
    }
    return new Variable(token.at(), token.text(), List.of());
  }

  private Object number(TemplateToken token) {
    String text = token.text();
    if (token.is(Kind.CHARACTER)) {
      String character = unquote(token);
      if (character.codePointCount(0, character.length()) != 1) {
        throw failed("malformed character constant: " + text);
      }
      return (long) character.codePointAt(0);
    }
    String digits = text.replace("_", "");
    try {
      boolean hex = digits.contains("x") || digits.contains("X");
      if (!hex && digits.chars().anyMatch(c -> ".eE".indexOf(c) >= 0)) {
        return Double.parseDouble(digits);
      }
      return integer(digits);
    } catch (NumberFormatException invalid) {
      throw failed("illegal number syntax: " + GoQuote.quote(text));
    }
  }

  private static long integer(String text) {
    String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    int base =
        switch (digits.length() > 1 && digits.charAt(0) == '0' ? digits.charAt(1) : ' ') {
          case 'x', 'X' -> 16;
          case 'b', 'B' -> 2;
          case 'o', 'O', '0', '1', '2', '3', '4', '5', '6', '7' -> 8;
          default -> 10;
        };
    boolean marked = base != 10 && Character.isLetter(digits.charAt(1));
    String sign = text.startsWith("-") ? "-" : "";
    return Long.parseLong(sign + digits.substring(marked ? 2 : 0), base);
  }

  private void expect(Kind kind, String context) {
    TemplateToken token = takeSolid();
    if (!token.is(kind)) {
      throw unexpected(token, context);
    }
  }

  private TemplateToken peek() {
    int place = Math.min(next, tokens.size() - 1);
    furthest = Math.max(furthest, place);
    return tokens.get(place);
  }

  private TemplateToken take() {
    TemplateToken token = peek();
    next++;
    return token;
  }

  private void skipSpace() {
    while (peek().is(Kind.SPACE)) {
      next++;
    }
  }

  private TemplateToken peekSolid() {
    int before = next;
    skipSpace();
    TemplateToken token = peek();
    next = before;
    return token;
  }

  private TemplateToken takeSolid() {
    skipSpace();
    return take();
  }

  private BuiltinException unexpected(TemplateToken token, String context) {
    if (!token.is(Kind.ERROR)) {
      return failed("unexpected " + token + " in " + context);
    }
    boolean elsewhere = actionLine != 0 && actionLine != token.line();
    String start = token.text().endsWith(" action") ? " started at " : " in action started at ";
    return failed(token.text() + (elsewhere ? start + "template:" + actionLine : ""));
  }

  private BuiltinException failed(String problem) {
    return BuiltinException.failed(
        "template: template:" + tokens.get(furthest).line() + ": " + problem);
  }
}
