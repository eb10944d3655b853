/** All built-in functions by their names, and those that are about Rego itself. */
package dev.gavel.rego.builtin.library;
