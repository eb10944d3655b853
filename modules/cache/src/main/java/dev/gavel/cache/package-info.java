/**
 * A cache: bounded, with a time to live for each entry, and right under every race.
 *
 * <p>To read in this order: {@link dev.gavel.cache.Cache} is what a caller sees; {@link
 * dev.gavel.cache.LocalCache} keeps entries in the process, on Caffeine; {@link
 * dev.gavel.cache.TieredCache} puts one in front of a {@link dev.gavel.cache.SharedTier}, which
 * processes share. What makes it right is in {@code Flights}: a value is found once however many
 * ask, and one that was forgotten meanwhile is not kept.
 */
package dev.gavel.cache;
