/**
 * The connection to Redis, and whether it is trusted. {@link dev.gavel.cache.redis.link.Link} owns
 * it; {@link dev.gavel.cache.redis.link.Handshake} makes it prove itself; a {@link
 * dev.gavel.cache.redis.link.Line} is one, from its start to its end.
 */
package dev.gavel.cache.redis.link;
