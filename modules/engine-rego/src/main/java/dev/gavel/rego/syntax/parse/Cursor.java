package dev.gavel.rego.syntax.parse;

import dev.gavel.rego.diagnostic.Location;
import dev.gavel.rego.diagnostic.Location.Span;
import dev.gavel.rego.diagnostic.Mistake;
import dev.gavel.rego.diagnostic.RejectedException;
import dev.gavel.rego.syntax.ParseOptions;
import dev.gavel.rego.syntax.lex.Keywords;
import dev.gavel.rego.syntax.lex.Lexer;
import dev.gavel.rego.syntax.lex.SourceLine;
import dev.gavel.rego.syntax.lex.Token;
import dev.gavel.rego.syntax.tree.Comment;
import dev.gavel.rego.syntax.tree.Dialect;
import dev.gavel.rego.syntax.tree.Term;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the parser is: one token ahead. A grammar with so many ways to read a brace needs to try
 * and to come back, so all that changes is in a {@link State} that can be saved and restored, the
 * mistakes included. Terms read once are remembered by their place, which keeps trying again cheap.
 */
final class Cursor {
  /** What is nested deeper would overflow a small stack here. */
  private static final int MAX_DEPTH = 150;

  /** Longer chains make trees that would overflow the stack of whoever walks them. */
  static final int MAX_CHAIN = 500;

  /** No honest source is read this many times over. */
  private static final int MAX_SCANS_PER_BYTE = 10;

  private final byte[] source;
  private final String file;
  private final ParseOptions options;
  private final long maxScans;
  private long scans;
  private State state;
  private @Nullable Reading readings;
  private int depth;
  private int deepest;

  /** Whether {@code not} keeps everything behind it inside. */
  private boolean notBodies;

  Cursor(String file, byte[] source, ParseOptions options, Map<String, Token> keywords) {
    this.file = file;
    this.source = source;
    this.options = options;
    this.maxScans = 100_000L + (long) MAX_SCANS_PER_BYTE * source.length;
    this.state = new State(new Lexer(source, keywords));
    this.notBodies = options.dialect() == Dialect.V2 || options.active().contains("not");
  }

  /** A term read before, where that led, and how deep it is; those before it stand behind it. */
  record Reading(
      int from, @Nullable Term term, State after, int height, @Nullable Reading before) {}

  ParseOptions options() {
    return options;
  }

  Token token() {
    return state.token;
  }

  boolean at(Token token) {
    return state.token == token;
  }

  String literal() {
    return state.literal;
  }

  int offset() {
    return state.from;
  }

  int lastEnd() {
    return state.lastEnd;
  }

  int tokenEnd() {
    return state.to;
  }

  boolean skippedLine() {
    return state.skippedLine;
  }

  /** Reads the present word as a mere name. */
  void takeAsName() {
    state.token = Token.IDENT;
  }

  void take(Token token) {
    state.token = token;
  }

  boolean notBodies() {
    return notBodies;
  }

  void beginNotBodies() {
    notBodies = true;
  }

  Location here() {
    return new Location(file, state.row, state.column, state.from, "")
        .over(source, new Span(state.from, state.to));
  }

  /** A place, widened to a span of the source. */
  Location span(Location at, int from, int to) {
    return at.over(source, from < source.length ? new Span(from, to) : new Span(0, 0));
  }

  /** A place, widened up to the end of what was read. */
  Location extend(Location at) {
    return span(at, at.offset(), state.lastEnd);
  }

  String text(int from, int to) {
    return from >= 0 && from < source.length && from <= to && to <= source.length
        ? new String(source, from, to - from, StandardCharsets.UTF_8)
        : "";
  }

  State save() {
    return new State(state);
  }

  void restore(State saved) {
    state = saved;
  }

  /** What was read at this place before, unless a term around it was finished since. */
  @Nullable Reading reading() {
    Reading reading = readings;
    while (reading != null && reading.from > state.from) {
      reading = reading.before;
    }
    return reading != null && reading.from == state.from ? reading : null;
  }

  /** Remembers a term, and no longer the terms in it. */
  void remember(int from, @Nullable Term term) {
    Reading before = readings;
    while (before != null && before.from >= from) {
      before = before.before;
    }
    readings = new Reading(from, term, save(), height(), before);
  }

  /** Nothing before this place will be read again. */
  void forget() {
    readings = null;
    deepest = depth;
  }

  /** All that is remembered, to be given back when a trial fails. */
  @Nullable Reading readings() {
    return readings;
  }

  void rememberOnly(@Nullable Reading before) {
    readings = before;
  }

  /** Whether something would parse if all keywords of the future were in force. */
  boolean inFuture(Supplier<Boolean> attempt) {
    State present = state;
    state = save();
    state.lexer.reserve(Keywords.union(keywords(), Keywords.OF_THE_FUTURE));
    try {
      return withoutMemory(attempt);
    } finally {
      state = present;
    }
  }

  /** Reads with keywords of the future taken for names, as in the path of an import. */
  @Nullable Term inPast(Supplier<@Nullable Term> parser) {
    Map<String, Token> keywords = keywords();
    state.lexer.reserve(Keywords.without(keywords, Keywords.OF_THE_FUTURE.keySet()));
    try {
      return withoutMemory(parser);
    } finally {
      state.lexer.reserve(keywords);
    }
  }

  private <T extends @Nullable Object> T withoutMemory(Supplier<T> parser) {
    Reading before = readings;
    readings = null;
    try {
      return parser.get();
    } finally {
      readings = before;
    }
  }

  Map<String, Token> keywords() {
    return state.lexer.keywords();
  }

  void reserve(Map<String, Token> words) {
    state.lexer.reserve(Keywords.union(keywords(), words));
  }

  boolean isKeyword(String word) {
    return keywords().containsKey(word);
  }

  /** Whether a word may stand in a reference although it is a keyword. */
  boolean isKeywordAllowedInRef(Token token) {
    return options.knows(ParseOptions.KEYWORDS_IN_REFS)
        && (Keywords.isReserved(token.text(), options.dialect()) || isKeyword(token.text()));
  }

  /** Takes a keyword for a name where a dot or bracket right behind it makes it a reference. */
  boolean takeKeywordOfRef() {
    if (!isKeywordAllowedInRef(state.token)) {
      return false;
    }
    Token after = peekWithSpace();
    if (after == Token.DOT || after == Token.LEFT_BRACKET) {
      takeAsName();
      return true;
    }
    return false;
  }

  Token peekWithSpace() {
    State saved = save();
    scanWithSpace();
    Token token = state.token;
    restore(saved);
    return token;
  }

  Token peek() {
    State saved = save();
    scan();
    Token token = state.token;
    restore(saved);
    return token;
  }

  int nextWildcard() {
    return state.wildcards++;
  }

  void scan() {
    scan(true);
  }

  void scanWithSpace() {
    scan(false);
  }

  void scan(boolean skipSpace) {
    passed();
    do {
      next(state.lexer.scan());
    } while ((at(Token.WHITESPACE) && skipSpace) || at(Token.COMMENT));
  }

  /** Goes on with the text of a template string. */
  void scanTemplate(boolean raw) {
    passed();
    next(state.lexer.scanTemplate(raw));
  }

  private void passed() {
    if (!at(Token.WHITESPACE)) {
      state.lastEnd = state.to;
      state.skippedLine = false;
    }
  }

  private void next(Token token) {
    Lexer lexer = state.lexer;
    state.token = token;
    state.literal = lexer.literal();
    state.from = lexer.start();
    state.to = lexer.end();
    state.row = lexer.startRow();
    state.column = lexer.startColumn();
    if (++scans > maxScans) {
      throw new RejectedException(
          List.of(new Mistake(Mistake.PARSE, here(), "source is too ambiguous to parse")));
    }
    List<String> complaints = lexer.complaints();
    if (!complaints.isEmpty()) {
      complaints.forEach(this::error);
      state.token = Token.ILLEGAL;
    } else if (token == Token.WHITESPACE && state.literal.equals("\n")) {
      state.skippedLine = true;
    } else if (token == Token.COMMENT) {
      state.comments = new Chain<>(state.comments, new Comment(here(), commentText()));
    }
  }

  private String commentText() {
    String text = text(state.from + 1, Math.min(state.to, source.length));
    if (text.equals("\r")) {
      return "";
    }
    int end = text.length();
    while (end > 1 && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(0, end);
  }

  /** Goes one level down; false, with a mistake, when that is too deep. */
  boolean enter() {
    if (tooDeep(depth >= MAX_DEPTH)) {
      return false;
    }
    depth++;
    deepest = Math.max(deepest, depth);
    return true;
  }

  void leave() {
    depth--;
  }

  /** Begins to measure how deep the next term is. */
  int beginTerm() {
    int outer = deepest;
    deepest = depth;
    return outer;
  }

  /** One more node around what was read; false, with a mistake, when that is too deep. */
  boolean wrap() {
    deepest++;
    return !tooDeep(deepest > MAX_CHAIN);
  }

  int height() {
    return deepest - depth;
  }

  void endTerm(int outer) {
    deepest = Math.max(outer, deepest);
  }

  void addHeight(int height) {
    deepest = Math.max(deepest, depth + height);
  }

  /** Makes a mistake of it, if so. */
  boolean tooDeep(boolean isSo) {
    if (isSo) {
      error("max parsing recursion depth exceeded");
    }
    return isSo;
  }

  boolean hasErrors() {
    return state.errors != null;
  }

  boolean hasHints() {
    return state.hints != null;
  }

  List<Mistake> errors() {
    return Chain.list(state.errors);
  }

  /** A mark by which to tell whether comments were passed. */
  @Nullable Object lastComment() {
    return state.comments;
  }

  List<Comment> comments() {
    return Chain.list(state.comments);
  }

  void hint(String hint) {
    state.hints = new Chain<>(state.hints, hint);
  }

  void error(String message) {
    error(here(), message);
  }

  void error(Location at, String message) {
    List<String> hints = Chain.list(state.hints);
    String full =
        switch (hints.size()) {
          case 0 -> message;
          case 1 -> message + " (hint: " + hints.getFirst() + ")";
          default -> message + " (hints: " + String.join(", ", hints) + ")";
        };
    Mistake mistake =
        new Mistake(Mistake.PARSE, at, full, SourceLine.of(source, at.offset()).lines());
    state.errors = new Chain<>(state.errors, mistake);
    state.hints = null;
  }

  void illegal() {
    unexpected("");
  }

  void illegal(String note) {
    unexpected(": " + note);
  }

  private void unexpected(String note) {
    if (at(Token.ILLEGAL)) {
      error("illegal token");
      return;
    }
    String noun = state.token.isKeyword() ? "keyword" : "token";
    error("unexpected " + state.token.text() + " " + noun + note);
  }

  /** A list that shares its beginning with its older self. */
  record Chain<T>(@Nullable Chain<T> before, T item) {
    static <T> List<T> list(@Nullable Chain<T> last) {
      Deque<T> items = new ArrayDeque<>();
      for (Chain<T> at = last; at != null; at = at.before) {
        items.addFirst(at.item);
      }
      return List.copyOf(items);
    }
  }

  /** All that moves as the cursor does. */
  static final class State {
    private final Lexer lexer;
    private Token token = Token.ILLEGAL;
    private String literal = "";
    private int from;
    private int to;
    private int row;
    private int column;
    private int lastEnd;
    private int wildcards;
    private boolean skippedLine;
    private @Nullable Chain<Mistake> errors;
    private @Nullable Chain<Comment> comments;
    private @Nullable Chain<String> hints;

    State(Lexer lexer) {
      this.lexer = lexer;
    }

    State(State other) {
      lexer = new Lexer(other.lexer);
      token = other.token;
      literal = other.literal;
      from = other.from;
      to = other.to;
      row = other.row;
      column = other.column;
      lastEnd = other.lastEnd;
      wildcards = other.wildcards;
      skippedLine = other.skippedLine;
      errors = other.errors;
      comments = other.comments;
      hints = other.hints;
    }
  }
}
