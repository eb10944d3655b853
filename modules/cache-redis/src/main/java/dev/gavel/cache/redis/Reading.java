package dev.gavel.cache.redis;

import dev.gavel.cache.Loaded;
import dev.gavel.cache.redis.link.Line;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Redis had at one moment, by name.
 *
 * @param epoch what a load that begins now has to show when it is to be kept; null when none can
 *     begin, since Redis is full
 */
record Reading<V>(Line line, @Nullable String epoch, Map<String, Loaded<V>> found) {}
