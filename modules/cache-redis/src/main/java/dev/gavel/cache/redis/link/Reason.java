package dev.gavel.cache.redis.link;

import io.lettuce.core.RedisCommandExecutionException;
import java.net.SocketException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What went wrong, in words for people that hold no secret. */
public final class Reason {
  private static final int LONGEST = 200;

  private Reason() {}

  public static String of(Throwable failed) {
    String last = "the connection broke";
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case RedisCommandExecutionException said -> {
          return "Redis says: " + plain(said.getMessage());
        }
        case SocketException refused -> last = "no connection: " + plain(refused.getMessage());
        case TimeoutException _ -> last = "no answer in time";
        default -> {}
      }
    }
    return last;
  }

  /** In one line, and not too long. */
  private static String plain(@Nullable String text) {
    if (text == null) {
      return "nothing";
    }
    StringBuilder line = new StringBuilder();
    text.chars()
        .limit(LONGEST)
        .forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
    return line.toString();
  }
}
