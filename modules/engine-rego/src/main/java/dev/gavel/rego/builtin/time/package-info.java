/** Built-ins on moments and durations, with the layouts of Go. */
package dev.gavel.rego.builtin.time;
