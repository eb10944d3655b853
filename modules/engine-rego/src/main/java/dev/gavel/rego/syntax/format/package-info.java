/** The layout of Rego. */
package dev.gavel.rego.syntax.format;
