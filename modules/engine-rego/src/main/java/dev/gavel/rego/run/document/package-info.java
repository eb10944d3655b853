/** Looking into documents, putting them together, and what that takes. */
package dev.gavel.rego.run.document;
