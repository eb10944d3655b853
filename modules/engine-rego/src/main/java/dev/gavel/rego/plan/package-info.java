/** The intermediate representation that OPA documents: planned here, or loaded from a bundle. */
package dev.gavel.rego.plan;
