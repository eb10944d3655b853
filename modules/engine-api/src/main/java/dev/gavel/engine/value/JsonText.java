package dev.gavel.engine.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a document and a place in them: strings, numbers, words and the marks between.
 *
 * <p>Whether bytes are UTF-8 is left to the JDK, whose decoder puts U+FFFD for what is none. Only a
 * string that shows one is looked at again, so text that is sound pays nothing for the proof.
 *
 * <p>Of a document that comes from a stream, a window is held. The place stands at the beginning of
 * a string or number until that is read; where the window ends in the middle of one, it moves on,
 * and what was begun is begun again.
 */
final class JsonText {
  private static final int END = -1;
  private static final char REPLACEMENT = '\uFFFD';

  /** With so few digits a number fits in a long, whatever they are. */
  private static final int SAFE_DIGITS = 18;

  private static final int LONGEST_ESCAPE = 6;

  private static final int SMALLEST_WINDOW = 1 << 9;
  private static final int WINDOW = 1 << 16;
  private static final int LARGEST_WINDOW = 1 << 30;

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH = 0x0101010101010101L;
  private static final long TOP_BITS = 0x8080808080808080L;

  private byte[] json;
  private int end;
  private int at;
  private @Nullable InputStream more;
  private final JsonLimits limits;
  private final StringBuilder unescaped = new StringBuilder();
  private boolean beyondAscii;
  private long integer;
  private long bytesBefore;
  private int linesBefore;
  private long lineStart;

  JsonText(byte[] json, JsonLimits limits) {
    this.json = json;
    this.end = json.length;
    this.limits = limits;
    checkLength(end);
  }

  JsonText(InputStream json, JsonLimits limits) {
    this.json = new byte[window(json)];
    this.more = json;
    this.limits = limits;
    grow();
  }

  /** No larger than what is there, where the stream knows it; with a byte to see the end. */
  private static int window(InputStream json) {
    try {
      return Math.clamp(json.available() + 1L, SMALLEST_WINDOW, WINDOW);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void checkLength(long bytes) {
    if (bytes > limits.maxBytes()) {
      throw new JsonException(
          "the document has %,d bytes, more than the %,d allowed"
              .formatted(bytes, limits.maxBytes()),
          0,
          0);
    }
  }

  /** Reads on; what is from this place on is held. False when there is no more. */
  private boolean grow() {
    InputStream source = more;
    if (source == null) {
      return false;
    }
    countLines(at);
    int held = end - at;
    if (held == LARGEST_WINDOW) {
      throw stopped("a string or number is longer than any may be");
    }
    boolean tight = end > 0 && (held > json.length / 2 || json.length < WINDOW);
    byte[] window = tight ? new byte[json.length * 2] : json;
    System.arraycopy(json, at, window, 0, held);
    try {
      end = held + source.readNBytes(window, held, window.length - held);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    json = window;
    bytesBefore += at;
    at = 0;
    checkLength(bytesBefore + end);
    if (end < window.length) {
      more = null;
    }
    return end > held;
  }

  private void countLines(int to) {
    for (int i = 0; i < to; i++) {
      if (json[i] == '\n') {
        linesBefore++;
        lineStart = bytesBefore + i + 1;
      }
    }
  }

  /** Goes to the first mark. UTF-8 may begin with its signature; other encodings show in theirs. */
  void begin() {
    if (byteAt(0) == 0xEF && byteAt(1) == 0xBB && byteAt(2) == 0xBF) {
      at = 3;
    }
    int first = nextByte();
    if (first == END) {
      throw stopped("the document is empty");
    }
    if (first == 0xFE || first == 0xFF || first == 0 || byteAt(at + 1) == 0) {
      throw stopped("the document is not in UTF-8");
    }
  }

  void finish() {
    if (nextByte() != END) {
      throw stopped("there is more after the end of the document");
    }
  }

  /** The first byte that is no white space, without taking it; or END. */
  int nextByte() {
    do {
      while (at < end) {
        byte mark = json[at];
        if (mark > ' ' || (mark != ' ' && mark != '\n' && mark != '\r' && mark != '\t')) {
          return mark & 0xff;
        }
        at++;
      }
    } while (grow());
    return END;
  }

  void skip() {
    at++;
  }

  /** Whether a comma follows, or else the mark that closes. */
  boolean more(char close) {
    int mark = nextByte();
    if (mark != ',' && mark != close) {
      throw expected("',' or '" + close + "'");
    }
    at++;
    return mark == ',';
  }

  <T> T word(String word, T meaning) {
    while (end - at < word.length() && grow()) {
      // until the word is in the window
    }
    for (int i = 0; i < word.length(); i++, at++) {
      if (byteAt(at) != word.charAt(i)) {
        throw expected("the word " + word);
      }
    }
    return meaning;
  }

  /** Passes a key and its colon over. */
  void passKey() {
    if (nextByte() != '"') {
      throw expected("a key in quotes");
    }
    passString();
    colon();
  }

  /** A key and its colon. */
  StringValue key() {
    if (nextByte() != '"') {
      throw expected("a key in quotes");
    }
    int from = at + 1;
    int hash = 0;
    int to = from;
    while (to < end && isPlain(json[to])) {
      hash = hash * 31 + json[to++];
    }
    StringValue key;
    if (byteAt(to) == '"') {
      key = SharedKeys.get(json, from, to, hash);
      at = to + 1;
    } else {
      key = SharedKeys.get(string());
    }
    colon();
    return key;
  }

  private void colon() {
    if (nextByte() != ':') {
      throw expected("':'");
    }
    at++;
  }

  /** The string whose opening quote is here, shared with its like. */
  StringValue string(@Nullable SharedValues shared) {
    if (shared != null) {
      int stop = endOfRun(at + 1);
      if (stop >= 0 && json[stop] == '"' && !beyondAscii) {
        int from = at + 1;
        at = stop + 1;
        return shared.string(json, from, stop);
      }
    }
    return new StringValue(string());
  }

  /** The string whose opening quote is here. */
  String string() {
    int stop = endOfRun(at + 1);
    if (stop < 0) {
      return string();
    }
    if (json[stop] != '"') {
      return unescaped(stop);
    }
    int from = at + 1;
    at = stop + 1;
    return beyondAscii
        ? utf8(from, stop)
        : new String(json, from, stop - from, StandardCharsets.ISO_8859_1);
  }

  /** Passes a string over; it must be one. */
  void passString() {
    int stop = endOfRun(at + 1);
    if (stop < 0) {
      passString();
    } else if (json[stop] != '"' || beyondAscii) {
      string();
    } else {
      at = stop + 1;
    }
  }

  private String unescaped(int firstStop) {
    int start = at;
    int run = start + 1;
    int stop = firstStop;
    unescaped.setLength(0);
    while (true) {
      append(run, stop);
      if (json[stop] != '\\') {
        at = stop + 1;
        return unescaped.toString();
      }
      if (end - stop <= LONGEST_ESCAPE && grow()) {
        return string();
      }
      at = stop + 1;
      unescaped.append(escaped());
      run = at;
      at = start;
      stop = endOfRun(run);
      if (stop < 0) {
        return string();
      }
    }
  }

  private void append(int from, int to) {
    for (int i = from; i < to; i++) {
      if (json[i] < 0) {
        unescaped.append(utf8(i, to));
        return;
      }
      unescaped.append((char) json[i]);
    }
  }

  /** The character that the letter here stands for; the backslash is behind us. */
  private char escaped() {
    int letter = byteAt(at);
    char character =
        switch (letter) {
          case '"', '\\', '/' -> (char) letter;
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          case 'u' -> unicode();
          default -> throw expected("one of \"\\/bfnrtu after a backslash");
        };
    at++;
    return character;
  }

  private char unicode() {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(byteAt(++at), 16);
      if (digit < 0) {
        throw expected("four hexadecimal digits after \\u");
      }
      unit = unit << 4 | digit;
    }
    return (char) unit;
  }

  /**
   * Where the next quote or backslash is; or below zero when the window has moved on, so that the
   * string must be begun again. It looks at eight bytes at a time.
   */
  private int endOfRun(int from) {
    int to = from;
    long seen = 0;
    while (to + Long.BYTES <= end) {
      long bytes = (long) EIGHT_BYTES.get(json, to);
      long stops = stopsIn(bytes);
      if (stops != 0) {
        int plain = Long.numberOfTrailingZeros(stops) >>> 3;
        beyondAscii = ((seen | (bytes & ((1L << (plain * 8)) - 1))) & TOP_BITS) != 0;
        return checked(to + plain);
      }
      seen |= bytes;
      to += Long.BYTES;
    }
    while (to < end && (isPlain(json[to]) || json[to] < 0)) {
      seen |= json[to++];
    }
    beyondAscii = (seen & TOP_BITS) != 0;
    return to == end && grow() ? -1 : checked(to);
  }

  /** A top bit for the first byte, at least, that is a quote, a backslash or a control. */
  private static long stopsIn(long bytes) {
    long quotes = bytes ^ ('"' * EACH);
    long backslashes = bytes ^ ('\\' * EACH);
    long found = ((quotes - EACH) | (backslashes - EACH) | (bytes - ' ' * EACH)) & ~bytes;
    return found & TOP_BITS;
  }

  private int checked(int stop) {
    int unit = byteAt(stop);
    if (unit != '"' && unit != '\\') {
      at = stop;
      throw unit == END
          ? expected("'\"'")
          : stopped("a control character in a string must be escaped: \\u%04x".formatted(unit));
    }
    return stop;
  }

  /** Whether the byte is an ASCII character that a string may hold as it is. */
  private static boolean isPlain(byte unit) {
    return unit >= ' ' && unit != '"' && unit != '\\';
  }

  private String utf8(int from, int to) {
    String decoded = new String(json, from, to - from, StandardCharsets.UTF_8);
    if (decoded.indexOf(REPLACEMENT) >= 0) {
      prove(from, to);
    }
    return decoded;
  }

  private void prove(int from, int to) {
    ByteBuffer bytes = ByteBuffer.wrap(json, from, to - from);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes);
    } catch (CharacterCodingException malformed) {
      at = bytes.position();
      throw stopped("the document is not in UTF-8");
    }
  }

  /** The number that is here, shared with its like. */
  NumberValue number(@Nullable SharedValues shared) {
    if (isSmallInteger()) {
      return shared == null ? NumberValue.of(integer) : shared.integer(integer);
    }
    return shared == null ? numberByText() : shared.number(numberByText());
  }

  /** Passes a number over; it must be one. */
  void passNumber() {
    if (!isSmallInteger()) {
      numberByText();
    }
  }

  /** Reads an integer of few digits, or else stays here. */
  private boolean isSmallInteger() {
    while (end - at <= SAFE_DIGITS + 1 && grow()) {
      // until so many digits, a sign and what comes after are in the window
    }
    int from = at;
    boolean negative = json[from] == '-';
    int first = negative ? from + 1 : from;
    int to = first;
    long number = 0;
    while (isDigit(byteAt(to)) && to - first < SAFE_DIGITS) {
      number = number * 10 + (json[to++] - '0');
    }
    boolean plain = number == 0 ? to == first + 1 && !negative : json[first] != '0';
    if (!plain || isPartOfNumber(byteAt(to))) {
      return false;
    }
    at = to;
    integer = negative ? -number : number;
    return true;
  }

  private NumberValue numberByText() {
    int to = at;
    while (isPartOfNumber(byteAt(to))) {
      to++;
    }
    if (to - at > limits.maxNumberLength()) {
      throw stopped("a number has more than %,d characters".formatted(limits.maxNumberLength()));
    }
    if (to == end && grow()) {
      return numberByText();
    }
    try {
      NumberValue number =
          NumberValue.parse(new String(json, at, to - at, StandardCharsets.ISO_8859_1));
      at = to;
      return number;
    } catch (NumberFormatException unreadable) {
      throw stopped(String.valueOf(unreadable.getMessage()));
    }
  }

  private static boolean isDigit(int unit) {
    return unit >= '0' && unit <= '9';
  }

  private static boolean isPartOfNumber(int unit) {
    return isDigit(unit) || unit == '.' || (unit | 0x20) == 'e' || unit == '+' || unit == '-';
  }

  private int byteAt(int index) {
    return index < end ? json[index] & 0xff : END;
  }

  JsonException expected(String what) {
    int found = byteAt(at);
    if (found == END) {
      return stopped("the document ends in the middle: " + what + " was expected");
    }
    String shown =
        found > ' ' && found < 0x7f ? "'" + (char) found + "'" : "byte 0x%02x".formatted(found);
    return stopped(what + " was expected, not " + shown);
  }

  /** The failure at this place. Lines are only counted now: a document that is sound needs none. */
  JsonException stopped(String message) {
    int lines = linesBefore;
    long start = lineStart;
    for (int i = 0; i < at && i < end; i++) {
      if (json[i] == '\n') {
        lines++;
        start = bytesBefore + i + 1;
      }
    }
    return new JsonException(message, lines + 1, (int) (bytesBefore + at - start + 1));
  }
}
