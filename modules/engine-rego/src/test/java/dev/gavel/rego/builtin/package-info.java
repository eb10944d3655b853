/** Tests of the built-in functions. */
package dev.gavel.rego.builtin;
