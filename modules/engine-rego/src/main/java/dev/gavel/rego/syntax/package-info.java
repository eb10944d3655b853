/** Text to syntax trees, and back: the lexer, the parser, the annotations, the printers. */
package dev.gavel.rego.syntax;
