/** Built-ins that calculate. */
package dev.gavel.rego.builtin.number;
