/** The graph of rules. */
package dev.gavel.rego.check.graph;
