/** Built-ins on patterns: regular expressions, globs, and what two of them have in common. */
package dev.gavel.rego.builtin.pattern;
