/** Text made from a format and arguments, by the rules of Go's {@code fmt}. */
package dev.gavel.rego.builtin.format;
