/** Going through a syntax tree: to look at it, or to make a changed one of it. */
package dev.gavel.rego.syntax.tree.walk;
