package dev.gavel.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A text that nobody gets to see: no log, no message, not even by {@code toString}. */
public final class Secret {
  private final byte[] text;

  Secret(String text) {
    this.text = text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether this is it. The time that this takes says nothing about how near it is. */
  boolean is(String given) {
    return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), text);
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
