/** JSON schemas, read as far as they say which types values have. */
package dev.gavel.rego.type.schema;
