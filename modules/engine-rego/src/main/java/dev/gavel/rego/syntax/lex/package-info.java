/** Text to tokens. */
package dev.gavel.rego.syntax.lex;
