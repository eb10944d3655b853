/** Policies in Rego on the command line: which files hold them, and what is said of their tests. */
package dev.gavel.cli.rego;
