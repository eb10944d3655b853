package dev.gavel.cache.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gavel.cache.Codec;

/** Text under text. */
record TextCodec(int format) implements Codec<String, String> {
  @Override
  public String name(String key) {
    return key;
  }

  @Override
  public String key(String name) {
    return name;
  }

  @Override
  public byte[] encode(String value) {
    return value.getBytes(UTF_8);
  }

  @Override
  public String decode(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
