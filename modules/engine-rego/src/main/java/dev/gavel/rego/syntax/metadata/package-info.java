/** Metadata: YAML in comments, and what it speaks about. */
package dev.gavel.rego.syntax.metadata;
