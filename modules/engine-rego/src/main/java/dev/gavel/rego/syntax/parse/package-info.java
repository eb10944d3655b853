/** Tokens to syntax trees: a parser for each part of the language, around one cursor. */
package dev.gavel.rego.syntax.parse;
