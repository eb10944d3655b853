package dev.gavel.server.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The name of a request in answers and logs: the caller's where it is sound, else one of ours. */
final class RequestId {
  static final String HEADER = "X-Request-Id";

  private static final int MAX_LENGTH = 128;

  private RequestId() {}

  /** Ours need to be rare, not secret. */
  static String of(@Nullable String sent) {
    return sent != null && isSound(sent)
        ? sent
        : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  private static boolean isSound(String id) {
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letter && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return !id.isEmpty() && id.length() <= MAX_LENGTH;
  }
}
