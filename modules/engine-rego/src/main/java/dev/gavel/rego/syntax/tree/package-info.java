/** The nodes of a syntax tree: closed data, the same from the parser to the planner. */
package dev.gavel.rego.syntax.tree;
