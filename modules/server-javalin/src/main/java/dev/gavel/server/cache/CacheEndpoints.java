package dev.gavel.server.cache;

import dev.gavel.cache.Cache;
import dev.gavel.engine.Engine;
import dev.gavel.engine.value.ObjectValue;
import dev.gavel.engine.value.Value;
import dev.gavel.server.http.Call;
import dev.gavel.server.http.Problem;
import dev.gavel.server.http.ProblemException;
import dev.gavel.server.http.Reply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /admin/cache}: what the caches hold and how they do, and making them forget it. */
public final class CacheEndpoints {
  private static final Logger LOG = LoggerFactory.getLogger(CacheEndpoints.class);

  /** As long as a key can be. */
  private static final int LONGEST_PREFIX = 512;

  private final Caches caches;
  private final Engine engine;

  /**
   * @param engine the one that compiles snapshots, and keeps what it compiled
   */
  public CacheEndpoints(Caches caches, Engine engine) {
    this.caches = caches;
    this.engine = engine;
  }

  public Reply show(Call call) {
    return Reply.json(
        200,
        ObjectValue.builder()
            .put("caches", CacheReport.of(caches))
            .put("store", CacheReport.of(caches.store()))
            .put("programs", CacheReport.of(engine.reuse()))
            .build());
  }

  /** Forgets everything, or what begins with {@code prefix}; says what was forgotten. */
  public Reply forget(Call call) {
    String prefix = prefix(call.query().get("prefix"));
    for (Cache<?, ?> cache : caches.byName().values()) {
      if (prefix == null) {
        cache.invalidateAll();
      } else {
        cache.invalidatePrefix(prefix);
      }
    }
    ObjectValue forgotten =
        ObjectValue.builder()
            .put("caches", Value.of(caches.byName().keySet()))
            .put("prefix", Value.of(prefix))
            .build();
    LOG.info("forgotten: {}", forgotten);
    return Reply.json(200, ObjectValue.builder().put("forgotten", forgotten).build());
  }

  /** An empty one is more likely a variable that was not set than a wish to forget everything. */
  private static @Nullable String prefix(@Nullable String sent) {
    if (sent != null && sent.isEmpty()) {
      throw wrong("prefix is empty; leave it out to forget everything");
    }
    if (sent != null && sent.length() > LONGEST_PREFIX) {
      throw wrong(
          "prefix has %,d characters, more than the %,d of the longest key"
              .formatted(sent.length(), LONGEST_PREFIX));
    }
    return sent;
  }

  private static ProblemException wrong(String message) {
    return Problem.of(400, "invalid_parameter", message).asException();
  }
}
