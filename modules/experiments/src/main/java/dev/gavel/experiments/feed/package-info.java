/** Keeps an environment's snapshot current: polls, checks, prepares, swaps, and remembers. */
package dev.gavel.experiments.feed;
