package dev.gavel.cache.redis.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What Redis is to do in one step. Each line teaches it to Redis first, and then names a digest.
 */
public enum Script {
  /**
   * Reads the epoch, and values with the milliseconds that are left to them. Where there is no
   * epoch, one begins, so that a load that comes next is known to begin after it; but not in a
   * Redis that is full.
   */
  READ(
      """
      local epoch = redis.call('GET', KEYS[1])
      if not epoch then
        local begun = redis.pcall('SET', KEYS[1], ARGV[1], 'PX', 3600000)
        epoch = not begun.err and ARGV[1]
      end
      local answer = {epoch}
      for i = 2, #KEYS do
        local value = redis.call('GET', KEYS[i])
        answer[#answer + 1] = value
        answer[#answer + 1] = value and redis.call('PTTL', KEYS[i]) or 0
      end
      return answer
      """),
  /**
   * Keeps a value that was loaded. The epoch must be the one that was read before the load, since
   * each invalidation ends it; and a value that was put meanwhile by this run of the server stays.
   */
  KEEP(
      """
      if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
      if redis.call('GETRANGE', KEYS[2], 0, 8) == string.sub(ARGV[2], 1, 9) then return 0 end
      redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])
      return 1
      """),
  /** Gives a lease back; only who holds it can. */
  RELEASE(
      """
      if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
      return redis.call('DEL', KEYS[1])
      """);

  private final byte[] text;
  private final byte[] digest;

  Script(String lua) {
    text = lua.getBytes(StandardCharsets.US_ASCII);
    try {
      byte[] sum = MessageDigest.getInstance("SHA-1").digest(text);
      digest = Batch.ascii(HexFormat.of().formatHex(sum));
    } catch (NoSuchAlgorithmException every) {
      throw new IllegalStateException(every);
    }
  }

  byte[] text() {
    return text.clone();
  }

  byte[] digest() {
    return digest.clone();
  }
}
