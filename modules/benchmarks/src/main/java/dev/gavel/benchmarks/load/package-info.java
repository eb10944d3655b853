/** Whole servers under load: what {@code http/compare} and {@code soak} start. */
@NullMarked
package dev.gavel.benchmarks.load;

import org.jspecify.annotations.NullMarked;
