package dev.gavel.rego.builtin.crypto;

import dev.gavel.rego.evaluation.BuiltinException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One element of DER, the binary form that keys and certificates have. The JDK parses certificates
 * too, but keeps to itself the parts that Go's JSON shows byte for byte.
 */
final class Der {
  static final int BOOLEAN = 1;
  static final int INTEGER = 2;
  static final int BIT_STRING = 3;
  static final int OCTET_STRING = 4;
  static final int OID = 6;
  static final int UTC_TIME = 0x17;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;
  private static final int CONTEXT = 0x80;
  private static final int CONSTRUCTED = 0x20;

  private final byte[] bytes;
  private final int tag;
  private final int start;
  private final int from;
  private final int end;

  private Der(byte[] bytes, int tag, int start, int from, int end) {
    this.bytes = bytes;
    this.tag = tag;
    this.start = start;
    this.from = from;
    this.end = end;
  }

  /** The element that these bytes are, with nothing after it. */
  static Der read(byte[] bytes) {
    Der only = at(bytes, 0, bytes.length);
    if (only.end != bytes.length) {
      throw malformed("trailing data");
    }
    return only;
  }

  /** The sequence that these bytes are; what they are instead is told before what is missing. */
  static Der readSequence(byte[] bytes) {
    if (bytes.length > 1 && bytes[0] != SEQUENCE) {
      int length = bytes[1] & 0x7f;
      new Der(bytes, bytes[0] & 0xff, 0, 2, 2 + length).expect(SEQUENCE);
    }
    return read(bytes);
  }

  /** The elements that these bytes are, one after the other. */
  static List<Der> readAll(byte[] bytes) {
    return list(bytes, 0, bytes.length);
  }

  private static Der at(byte[] bytes, int start, int limit) {
    if (start + 2 > limit) {
      throw truncated(start == limit ? "sequence" : "data");
    }
    int length = bytes[start + 1] & 0xff;
    int from = start + 2;
    if (length >= 0x80) {
      int digits = length & 0x7f;
      if (digits == 0) {
        throw malformed("indefinite length found (not DER)");
      }
      if (digits > 4 || from + digits > limit) {
        throw malformed("length too large");
      }
      length = new BigInteger(1, Arrays.copyOfRange(bytes, from, from + digits)).intValue();
      from += digits;
    }
    if (length < 0 || length > limit - from) {
      throw truncated("data");
    }
    return new Der(bytes, bytes[start] & 0xff, start, from, from + length);
  }

  private static List<Der> list(byte[] bytes, int from, int end) {
    List<Der> elements = new ArrayList<>();
    int at = from;
    while (at < end) {
      Der element = at(bytes, at, end);
      elements.add(element);
      at = element.end;
    }
    return elements;
  }

  private static BuiltinException truncated(String what) {
    return BuiltinException.failed("asn1: syntax error: " + what + " truncated");
  }

  static BuiltinException malformed(String why) {
    return BuiltinException.failed("asn1: structure error: " + why);
  }

  List<Der> children() {
    return list(bytes, from, end);
  }

  Der child(int index) {
    List<Der> children = children();
    if (index >= children.size()) {
      throw malformed("sequence truncated");
    }
    return children.get(index);
  }

  boolean is(int wanted) {
    return tag == wanted;
  }

  /** Whether it is the element that its context gives this number. */
  boolean isContext(int number) {
    return (tag & ~CONSTRUCTED) == (CONTEXT | number);
  }

  int contextNumber() {
    return (tag & 0xc0) == CONTEXT ? tag & 0x1f : -1;
  }

  Der expect(int wanted) {
    if (tag != wanted) {
      throw malformed("tags don't match (" + (wanted & 0x1f) + " vs " + described() + ")");
    }
    return this;
  }

  private String described() {
    return "{class:%d tag:%d length:%d isCompound:%b}"
        .formatted(tag >> 6, tag & 0x1f, end - from, (tag & CONSTRUCTED) != 0);
  }

  byte[] content() {
    return Arrays.copyOfRange(bytes, from, end);
  }

  byte[] whole() {
    return Arrays.copyOfRange(bytes, start, end);
  }

  BigInteger integer() {
    if (from == end) {
      throw malformed("empty integer");
    }
    return new BigInteger(expect(INTEGER).content());
  }

  boolean truth() {
    return end > from && bytes[from] != 0;
  }

  /** The bytes of a bit string, without the count of unused bits. */
  byte[] bits() {
    if (from == end) {
      throw malformed("zero length BIT STRING");
    }
    return Arrays.copyOfRange(bytes, from + 1, end);
  }

  String text() {
    return tag == 0x1e
        ? new String(content(), StandardCharsets.UTF_16BE)
        : new String(content(), StandardCharsets.UTF_8);
  }

  /** The numbers of an object identifier. */
  List<Long> oid() {
    List<Long> numbers = new ArrayList<>();
    long number = 0;
    for (int i = from; i < end; i++) {
      number = (number << 7) | (bytes[i] & 0x7f);
      if ((bytes[i] & 0x80) == 0) {
        if (numbers.isEmpty()) {
          long first = Math.min(number / 40, 2);
          numbers.add(first);
          number -= first * 40;
        }
        numbers.add(number);
        number = 0;
      }
    }
    return numbers;
  }

  /** The object identifier with dots: {@code 2.5.4.3}. */
  String dotted() {
    return String.join(".", oid().stream().map(String::valueOf).toList());
  }
}
