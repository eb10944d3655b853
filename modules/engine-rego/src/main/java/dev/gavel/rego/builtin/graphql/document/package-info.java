/** Documents of GraphQL as trees, from text and from values. */
package dev.gavel.rego.builtin.graphql.document;
