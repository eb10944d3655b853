/** What Rego costs: to compile many rules, and to ask policies as they are written. */
package dev.gavel.benchmarks.rego;
