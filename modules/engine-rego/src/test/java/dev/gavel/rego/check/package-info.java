/** The checks, against what OPA says of the same policies. */
package dev.gavel.rego.check;
