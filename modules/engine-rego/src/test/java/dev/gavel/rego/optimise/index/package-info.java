/** What is tried out on the passes that use indexes. */
package dev.gavel.rego.optimise.index;
