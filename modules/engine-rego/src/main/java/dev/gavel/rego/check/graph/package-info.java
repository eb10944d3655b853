/** Which rules depend on which, and the refusal of those that depend on themselves. */
package dev.gavel.rego.check.graph;
