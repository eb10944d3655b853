/** The commands for policies in Rego, with the habits of {@code opa}. */
package dev.gavel.cli.rego;
