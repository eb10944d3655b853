/** Looks for what breaks the engine among what nobody would write. */
package dev.gavel.benchmarks.fuzz;
