/**
 * How fast the hot paths are and what they allocate, with the peers beside us.
 *
 * <p>Build once, then run all, or those whose name matches:
 *
 * {@snippet lang="shell" :
 * mvn -q -pl modules/benchmarks -am package -DskipTests
 * java -jar modules/benchmarks/target/benchmarks.jar                   # everything
 * java -jar modules/benchmarks/target/benchmarks.jar Json -prof gc     # one part, with allocation
 * }
 *
 * <p>The defaults (one fork, three seconds of warm-up, five of measurement) show a difference of a
 * tenth on a calm machine; {@code -f 5} shows less. Whole servers are measured by {@code
 * modules/benchmarks/http/compare} and {@code modules/benchmarks/soak}.
 */
@NullMarked
package dev.gavel.benchmarks;

import org.jspecify.annotations.NullMarked;
