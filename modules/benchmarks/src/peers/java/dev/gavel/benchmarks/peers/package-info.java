/**
 * Gavel beside the evaluators that other products put into a JVM, on the same question.
 *
 * <p>Only in the build with {@code -Ppeers}, so that an ordinary one downloads none of them; {@code
 * modules/benchmarks/peers} builds and measures. GrowthBook's Java SDK is missing, since it is
 * published on JitPack alone and not on Maven Central.
 */
@NullMarked
package dev.gavel.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
