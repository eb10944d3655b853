/**
 * Policies as a Java developer writes them, over records that Jackson reads: what there is to
 * reach.
 */
@NullMarked
package dev.gavel.benchmarks.rego.hand;

import org.jspecify.annotations.NullMarked;
