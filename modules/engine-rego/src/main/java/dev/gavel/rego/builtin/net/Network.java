package dev.gavel.rego.builtin.net;

import dev.gavel.rego.evaluation.BuiltinException;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An address and how many of its leading bits name the network. An IPv4 address that is written as
 * IPv6 counts as IPv4.
 */
final class Network {
  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

  private final byte[] address;
  private final int ones;

  private Network(byte[] address, int ones) {
    this.address = address;
    this.ones = ones;
  }

  static Network parse(String text) {
    int slash = text.indexOf('/');
    byte[] address = slash < 0 ? null : bytes(text.substring(0, slash));
    int ones = address == null ? -1 : prefix(text.substring(slash + 1));
    if (address == null || ones < 0 || ones > address.length * 8) {
      throw BuiltinException.failed("invalid CIDR address: " + text);
    }
    byte[] masked = masked(address, ones);
    byte[] plain = unmapped(masked);
    return new Network(plain, plain.length < masked.length ? ones - 96 : ones);
  }

  /** An address on its own; null when it is none. */
  static byte @Nullable [] address(String text) {
    byte[] address = bytes(text);
    return address == null ? null : unmapped(address);
  }

  /** The network that an IPv4 address belonged to when there were classes. */
  static Network ofClass(byte[] address) {
    int first = address[0] & 0xff;
    return new Network(address, first < 0x80 ? 8 : first < 0xC0 ? 16 : 24);
  }

  /** The network from this number on that has so many leading bits. */
  static Network of(BigInteger first, boolean version4, int ones) {
    byte[] address = new byte[version4 ? 4 : 16];
    byte[] digits = first.toByteArray();
    for (int i = 1; i <= Math.min(address.length, digits.length); i++) {
      address[address.length - i] = digits[digits.length - i];
    }
    return new Network(address, ones);
  }

  private static byte @Nullable [] bytes(String text) {
    try {
      return text.indexOf('%') < 0 ? IpText.parse(text) : null;
    } catch (IpText.Malformed none) {
      return null;
    }
  }

  private static int prefix(String digits) {
    boolean number = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number) {
      return -1;
    }
    int prefix = 0;
    for (int i = 0; i < digits.length() && prefix <= 128; i++) {
      prefix = prefix * 10 + digits.charAt(i) - '0';
    }
    return prefix;
  }

  private static byte[] masked(byte[] address, int ones) {
    byte[] masked = address.clone();
    for (int i = 0; i < masked.length; i++) {
      int kept = Math.clamp(ones - 8L * i, 0, 8);
      masked[i] &= (byte) (0xff00 >> kept);
    }
    return masked;
  }

  private static byte[] unmapped(byte[] address) {
    boolean mapped = address.length == 16 && Arrays.equals(address, 0, 12, MAPPED, 0, 12);
    return mapped ? Arrays.copyOfRange(address, 12, 16) : address;
  }

  byte[] address() {
    return address;
  }

  boolean contains(byte[] other) {
    int whole = ones / Byte.SIZE;
    int rest = ones % Byte.SIZE;
    return other.length == address.length
        && Arrays.equals(address, 0, whole, other, 0, whole)
        && (rest == 0 || ((address[whole] ^ other[whole]) & 0xff) >> (Byte.SIZE - rest) == 0);
  }

  /** All of the other: its prefix is longer, and begins as this one does. */
  boolean contains(Network other) {
    return ones <= other.ones && contains(other.address);
  }

  boolean isVersion4() {
    return address.length == 4;
  }

  BigInteger size() {
    return BigInteger.ONE.shiftLeft(address.length * 8 - ones);
  }

  /** The number of the first address, IPv4 within the part of IPv6 that stands for it. */
  BigInteger first() {
    BigInteger number = new BigInteger(1, masked(address, ones));
    return isVersion4() ? number.or(BigInteger.valueOf(0xFFFFL << 32)) : number;
  }

  BigInteger last() {
    return first().add(size()).subtract(BigInteger.ONE);
  }

  @Override
  public String toString() {
    return IpText.of(address) + "/" + ones;
  }
}
