/** Built-ins on arrays, sets, objects and the graphs that they make. */
package dev.gavel.rego.builtin.collection;
