/**
 * The shared tier in Redis, 6.2 or later, one server and no cluster.
 *
 * <p>To read in this order: {@code RedisTier} reads, loads and invalidates, by {@code Reads} and
 * {@code Loads}; the package {@code link} owns the connection and decides whether it is trusted;
 * {@code Pending} holds the invalidations that Redis has not acknowledged, and {@code Herald} sends
 * them; {@code Subscription} and {@code Relay} bring those of other processes to the cache in
 * front.
 *
 * <p>Two ideas carry it. A request never waits for a Redis that is not well: a thread of the link's
 * own finds out whether it is. And nothing is believed that cannot be checked: a value names its
 * key and the run of the server in its checksum, an acknowledgement repeats a number, and a
 * connection that once gave a wrong answer is replaced.
 */
package dev.gavel.cache.redis;
