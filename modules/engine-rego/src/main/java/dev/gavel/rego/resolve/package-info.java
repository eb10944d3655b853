/** Names made whole: imports, references, local variables, calls taken apart. */
package dev.gavel.rego.resolve;
