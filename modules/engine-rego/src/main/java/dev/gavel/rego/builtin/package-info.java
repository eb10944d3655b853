/** The built-in functions, a class a family. */
package dev.gavel.rego.builtin;
