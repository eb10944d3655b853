/** A real Redis for tests, and a bad network in front of it. */
package dev.gavel.cache.redis.testing;
