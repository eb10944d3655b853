/**
 * What one evaluation shares with everything that runs in it: its moment, its chance, its limits.
 */
package dev.gavel.rego.evaluation;
