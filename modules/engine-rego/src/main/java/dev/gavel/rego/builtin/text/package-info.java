/** Built-ins on strings. */
package dev.gavel.rego.builtin.text;
