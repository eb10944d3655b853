import org.jspecify.annotations.NullMarked;

/** Redis as the tier of a cache that processes share. */
@NullMarked
@SuppressWarnings("requires-automatic") // Lettuce has no module descriptor
module dev.gavel.cache.redis {
  requires static org.jspecify;
  requires dev.gavel.cache;
  requires io.netty.common;
  requires io.netty.resolver.dns; // nobody else requires it, and Lettuce needs its classes
  requires lettuce.core;
  requires org.slf4j;

  provides dev.gavel.cache.SharedStoreProvider with
      dev.gavel.cache.redis.RedisStoreProvider;
}
