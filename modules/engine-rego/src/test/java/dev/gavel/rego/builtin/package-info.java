/** The built-in functions, by lines that say what each call gives. */
package dev.gavel.rego.builtin;
