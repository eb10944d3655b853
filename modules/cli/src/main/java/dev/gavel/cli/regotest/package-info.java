/** The tests of policies in Rego: which places hold them, and what is said of how they came out. */
package dev.gavel.cli.regotest;
