/** Patterns from within. */
package dev.gavel.rego.builtin.pattern;
