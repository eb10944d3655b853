package dev.gavel.rego.builtin.token;

import java.security.Key;

/** A shared secret of any length, none included. */
final class Secret implements Key {
  private static final long serialVersionUID = 1;
  private final byte[] bytes;

  Secret(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  @Override
  public String getAlgorithm() {
    return "HMAC";
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  @Override
  public byte[] getEncoded() {
    return bytes.clone();
  }
}
