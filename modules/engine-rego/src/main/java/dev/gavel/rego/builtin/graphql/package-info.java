/** {@code graphql.*}: documents of GraphQL to values, and queries checked against schemas. */
package dev.gavel.rego.builtin.graphql;
