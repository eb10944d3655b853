/** {@code json.verify_schema} and {@code json.match_schema}: JSON Schema, drafts 4, 6 and 7. */
package dev.gavel.rego.builtin.schema;
